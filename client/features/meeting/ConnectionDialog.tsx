import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ConnectionDialog.module.css';
import type { MeetingSession } from './MeetingSession';
import { type LinkCounters, type LinkReport, readLinkCounters, readLinkReport } from './readLinkReport';
import { StageDialog } from './StageDialog';

const EVERY_MS = 1000;

interface ConnectionDialogProps {
  readonly session: MeetingSession;
  readonly state: 'connected' | 'interrupted';
  readonly onClose: () => void;
}

/** One's own connection in figures, for those who want to know; read only while it is open. */
export function ConnectionDialog({ session, state, onClose }: ConnectionDialogProps) {
  const { t } = useTranslation('meeting');
  const report = useLinkReport(session);
  const shown = (value: number | null | undefined, unit: 'milliseconds' | 'percent' | 'bitrate') =>
    value === null || value === undefined ? t('connection.unknown') : t(`connection.${unit}`, { value });
  return (
    <StageDialog title={t('connection.title')} closeWord={t('connection.close')} onClose={onClose}>
      <dl className={classes.figures}>
        <dt>{t('connection.state')}</dt>
        <dd>{t(`connection.${state}`)}</dd>
        <dt>{t('connection.roundTrip')}</dt>
        <dd>{shown(report?.roundTripMs, 'milliseconds')}</dd>
        <dt>{t('connection.lost')}</dt>
        <dd>{shown(report?.lostPercent, 'percent')}</dd>
        <dt>{t('connection.receiving')}</dt>
        <dd>{shown(report?.receivedKbit, 'bitrate')}</dd>
        <dt>{t('connection.sending')}</dt>
        <dd>{shown(report?.sentKbit, 'bitrate')}</dd>
        <dt>{t('connection.picture')}</dt>
        <dd>{report?.picture ? t('connection.size', report.picture) : t('connection.unknown')}</dd>
      </dl>
      {report?.limitedBy && <p className={classes.hint}>{t(`connection.limited.${report.limitedBy}`)}</p>}
    </StageDialog>
  );
}

function useLinkReport(session: MeetingSession): LinkReport | null {
  const [report, setReport] = useState<LinkReport | null>(null);
  useEffect(() => {
    let before: LinkCounters | null = null;
    let open = true;
    const look = async () => {
      const stats = await session.stats().catch(() => undefined);
      if (!stats || !open) return;
      const now = readLinkCounters(stats, performance.now());
      setReport(readLinkReport(stats, before, now));
      before = now;
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      open = false;
      clearInterval(timer);
    };
  }, [session]);
  return report;
}
