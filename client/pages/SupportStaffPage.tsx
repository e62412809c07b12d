import { useTranslation } from 'react-i18next';
import { AgentList } from '../features/support/AgentList';
import { Figures } from '../features/support/Figures';
import { ShiftList } from '../features/support/ShiftList';
import { useLiveSupport } from '../features/support/useTickets';
import { Card } from '../ui/Card';
import { SignedInFrame } from './SignedInFrame';
import classes from './SupportPages.module.css';

/** Who answers for support and when, and what comes of it: for admins. */
export function SupportStaffPage() {
  const { t } = useTranslation('support');
  useLiveSupport();
  return (
    <SignedInFrame title={t('staff.title')}>
      <div className={classes.stack}>
        <Card title={t('figures.title')}>
          <Figures />
        </Card>
        <Card title={t('staff.agents')} text={t('staff.agentsText')}>
          <AgentList />
        </Card>
        <Card title={t('staff.shifts')} text={t('staff.shiftsText')}>
          <ShiftList />
        </Card>
      </div>
    </SignedInFrame>
  );
}
