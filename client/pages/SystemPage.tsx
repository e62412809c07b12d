import { useTranslation } from 'react-i18next';
import { ApiKeys } from '../features/system/ApiKeys';
import { Webhooks } from '../features/system/Webhooks';
import { Card } from '../ui/Card';
import { SignedInFrame } from './SignedInFrame';
import classes from './SupportPages.module.css';

/** How other programs use Plenum and are told what happens in it: for admins. */
export function SystemPage() {
  const { t } = useTranslation('system');
  return (
    <SignedInFrame title={t('title')} subtitle={t('subtitle')}>
      <div className={classes.stack}>
        <Card title={t('keys.title')} text={t('keys.text')}>
          <ApiKeys />
        </Card>
        <Card title={t('hooks.title')} text={t('hooks.text')}>
          <Webhooks />
        </Card>
      </div>
    </SignedInFrame>
  );
}
