import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../server/contract/support';
import { useRest } from '../../connection/useRest';
import { formatInstant } from '../../ui/formatInstant';
import classes from './Form.module.css';
import { ReportFigures } from './ReportFigures';

/** The connection report that whoever asked has shared: each look is asked for, for it is written to the audit log. */
export function SharedReport({ ticket: { id, reportUntil } }: { readonly ticket: TicketView }) {
  const { t, i18n } = useTranslation('support');
  const rest = useRest();
  const look = useMutation({
    mutationFn: () => rest.request('viewReport', { parameters: { ticket: id } }),
  });
  if (reportUntil === null) return <p className={classes.quiet}>{t('report.none')}</p>;
  return (
    <div className={classes.form}>
      <p className={classes.quiet}>
        {t('report.until', { time: formatInstant(reportUntil, i18n.language) })} {t('report.lookHint')}
      </p>
      <div className={classes.actions}>
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t('report.look')}
        </Button>
      </div>
      {look.error !== null && <p role="alert">{t('report.gone')}</p>}
      {look.data && (
        <div className={classes.preview} role="status">
          {look.data.meeting && (
            <p className={classes.quiet}>
              {t('report.meeting')}: {look.data.meeting.title}
            </p>
          )}
          <ReportFigures report={look.data.report} />
        </div>
      )}
    </div>
  );
}
