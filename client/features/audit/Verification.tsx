import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditVerification } from '../../../server/contract/audit';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Audit.module.css';

/** Looks whether anybody has tampered with the log: each entry is chained to the one before it. */
export function Verification() {
  const { t } = useTranslation(['audit', 'common']);
  const rest = useRest();
  const errorText = useErrorText();
  const verify = useAct<void, AuditVerification>(() => rest.request('verifyAuditLog'), {
    stale: [['audit']],
  });
  const { data: verdict, error } = verify;
  return (
    <>
      <div className={classes.verdict}>
        <p className={classes.sentence} role="status">
          {verdict?.intact ? (
            <>
              <IconShieldCheck className={classes.intact} aria-hidden="true" />
              {t('verify.intact', { count: verdict.entries })}
            </>
          ) : (
            verdict === undefined && t('verify.text')
          )}
        </p>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('verify.start')}
        </Button>
      </div>
      {verdict?.intact === false && (
        <ProblemCard title={t('verify.broken', { number: verdict.brokenAt })}>
          {t('verify.brokenText', { count: verdict.entries })}
        </ProblemCard>
      )}
      {error !== null && <ProblemCard title={t('common:notDone')}>{errorText(error)}</ProblemCard>}
    </>
  );
}
