import { useTranslation } from 'react-i18next';
import type { ConnectionReport } from '../../../server/contract/support';
import { formatInstant } from '../../ui/formatInstant';
import classes from './Form.module.css';

/** A connection report in words: the same before it is shared as afterwards. */
export function ReportFigures({ report }: { readonly report: ConnectionReport }) {
  const { t, i18n } = useTranslation('support');
  const rows: [string, string][] = [
    [t('report.measuredAt'), formatInstant(report.measuredAt, i18n.language)],
    [t('report.browser'), report.browser],
    [t('report.window'), `${report.width} × ${report.height}`],
    [t('report.online'), report.online ? t('report.yes') : t('report.no')],
    [t('report.call'), report.call ? t('report.yes') : t('report.no')],
    ...useCallRows(report.call),
  ];
  return (
    <dl className={classes.report}>
      {rows.map(([term, value]) => (
        <div key={term} className={classes.row}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useCallRows(call: ConnectionReport['call']): [string, string][] {
  const { t } = useTranslation('support');
  if (!call) return [];
  const figure = (value: number | null, unit: 'ms' | 'percent' | 'kbit') =>
    value === null ? t('report.unknown') : t(`report.${unit}`, { value });
  return [
    [t('report.quality'), t(`report.grades.${call.quality}`)],
    [t('report.roundTrip'), figure(call.roundTripMs, 'ms')],
    [t('report.lost'), figure(call.lostPercent, 'percent')],
    [t('report.receiving'), figure(call.receivedKbit, 'kbit')],
    [t('report.sending'), figure(call.sentKbit, 'kbit')],
    [t('report.picture'), call.picture ?? t('report.unknown')],
    ...(call.limitedBy
      ? [[t('report.limitedBy'), t(`report.limits.${call.limitedBy}`)] as [string, string]]
      : []),
    [t('report.microphone'), t(`report.states.${call.microphone}`)],
    [t('report.camera'), t(`report.states.${call.camera}`)],
  ];
}
