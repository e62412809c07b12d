import { useTranslation } from 'react-i18next';
import { LiveConsole } from '../features/live/LiveConsole';
import { SignedInFrame } from './SignedInFrame';

/** All meetings now, for those who administer. */
export function LivePage() {
  const { t } = useTranslation('live');
  return (
    <SignedInFrame title={t('title')} subtitle={t('subtitle')}>
      <LiveConsole />
    </SignedInFrame>
  );
}
