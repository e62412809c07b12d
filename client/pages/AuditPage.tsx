import { useTranslation } from 'react-i18next';
import { AuditLog } from '../features/audit/AuditLog';
import { Verification } from '../features/audit/Verification';
import { Panel } from '../ui/Panel';
import { SignedInFrame } from './SignedInFrame';

/** Who did what with more rights than others, for admins. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  return (
    <SignedInFrame title={t('title')} subtitle={t('subtitle')}>
      <Panel>
        <Verification />
      </Panel>
      <Panel>
        <AuditLog />
      </Panel>
    </SignedInFrame>
  );
}
