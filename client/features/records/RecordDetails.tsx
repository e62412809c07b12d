import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../server/contract/archive';
import { Card } from '../../ui/Card';
import { formatCode } from '../../ui/formatCode';
import { formatDuration } from '../../ui/formatDuration';
import { ProblemCard } from '../../ui/ProblemCard';
import { AbsenceTable } from './AbsenceTable';
import { Attendance } from './Attendance';
import classes from './RecordDetails.module.css';

interface RecordDetailsProps {
  readonly record: RecordView;
  /** What people did together in the meeting. */
  readonly children: ReactNode;
}

/** All that a record says. */
export function RecordDetails({ record, children }: RecordDetailsProps) {
  const { t, i18n } = useTranslation('records');
  const { hold, description, minutes, agenda, absent } = record;
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  return (
    <div className={classes.parts}>
      {hold !== null && (
        <ProblemCard tone="warning" title={t('hold.title')}>
          {t('hold.text', { by: hold.by, since: day.format(new Date(hold.since)), reason: hold.reason })}
        </ProblemCard>
      )}
      <Card title={t('facts.title')}>
        <Facts record={record} />
      </Card>
      {description !== '' && (
        <Card title={t('description')}>
          <p className={classes.text}>{description}</p>
        </Card>
      )}
      {agenda.length > 0 && (
        <Card title={t('agenda.title')}>
          <ol className={classes.agenda}>
            {agenda.map((item) => (
              <li key={item.title}>
                {item.title}{' '}
                <span className={classes.quiet}>{t('agenda.minutes', { count: item.minutes })}</span>
              </li>
            ))}
          </ol>
        </Card>
      )}
      <Card title={t('attendance.title')}>
        <Attendance record={record} />
      </Card>
      {absent.length > 0 && (
        <Card title={t('absences.title')}>
          <AbsenceTable absent={absent} />
        </Card>
      )}
      {minutes !== '' && (
        <Card title={t('minutes')}>
          <p className={classes.text}>{minutes}</p>
        </Card>
      )}
      {children}
    </div>
  );
}

function Facts({ record }: { readonly record: RecordView }) {
  const { t, i18n } = useTranslation('records');
  const instant = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' });
  const { seconds, endedAt, deletedFrom, hosts, tags } = record;
  const facts = [
    ['started', instant.format(new Date(record.startedAt))],
    ['ended', endedAt === null ? t('running') : instant.format(new Date(endedAt))],
    ['duration', seconds === null ? '' : formatDuration(seconds, i18n.language)],
    ['room', record.room?.name ?? ''],
    ['department', record.department?.name ?? ''],
    ['initiator', record.initiator?.displayName ?? ''],
    ['hosts', new Intl.ListFormat(i18n.language).format(hosts.map(({ displayName }) => displayName))],
    ['code', formatCode(record.code)],
    ['tags', tags.join(' · ')],
    ['deletedFrom', deletedFrom === null ? '' : instant.format(new Date(deletedFrom))],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (
          <div key={key} className={classes.fact}>
            <dt>{t(`facts.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
