import { useTranslation } from 'react-i18next';
import { DirectoryList } from '../features/directory/DirectoryList';
import { Panel } from '../ui/Panel';
import { SignedInFrame } from './SignedInFrame';

/** The people of the organisation, for everybody in it. */
export function DirectoryPage() {
  const { t } = useTranslation('directory');
  return (
    <SignedInFrame title={t('title')} subtitle={t('subtitle')}>
      <Panel>
        <DirectoryList />
      </Panel>
    </SignedInFrame>
  );
}
