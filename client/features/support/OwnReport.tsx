import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../server/contract/support';
import { formatInstant } from '../../ui/formatInstant';
import classes from './Form.module.css';
import type { HelpPlace } from './HelpPlace';
import { ReportFigures } from './ReportFigures';
import { useMeasured } from './useMeasured';
import { useTicketAction } from './useTicketAction';

interface OwnReportProps {
  readonly ticket: TicketView;
  readonly place: HelpPlace;
}

/** Whether support may look at one's connection report: shows what would be shared, shares it, takes it back. */
export function OwnReport({ ticket: { id, reportUntil }, place }: OwnReportProps) {
  const { t, i18n } = useTranslation('support');
  const parameters = { ticket: id };
  const report = useMeasured(place);
  const share = useTicketAction<void>((rest) => {
    if (!report) throw new Error('nothing is measured yet');
    const body = { consent: true as const, report, ...(place.meeting && { meeting: place.meeting }) };
    return rest.request('shareReport', { parameters, body });
  });
  const withdraw = useTicketAction<void>((rest) => rest.request('withdrawReport', { parameters }));
  if (reportUntil !== null) {
    return (
      <div className={classes.form}>
        <p className={classes.quiet}>
          {t('report.until', { time: formatInstant(reportUntil, i18n.language) })}
        </p>
        <div className={classes.actions}>
          <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('report.withdraw')}
          </Button>
        </div>
      </div>
    );
  }
  if (!report) return null;
  return (
    <details className={classes.preview}>
      <summary>{t('report.share')}</summary>
      <p className={classes.quiet}>
        {t('ask.consentHint')} {place.meeting && t('ask.consentHintMeeting')}
      </p>
      <ReportFigures report={report} />
      <Button variant="default" loading={share.isPending} onClick={() => share.mutate()}>
        {t('ask.consent')}
      </Button>
    </details>
  );
}
