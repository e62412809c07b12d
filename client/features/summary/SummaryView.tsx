import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingSummary } from '../../../server/contract/meetings';
import { ButtonLink } from '../../ui/ButtonLink';
import { Card } from '../../ui/Card';
import { formatDuration } from '../../ui/formatDuration';
import { PeopleList } from './PeopleList';
import classes from './SummaryView.module.css';

interface SummaryViewProps {
  readonly summary: MeetingSummary;
  /** The line that says how one left, or how the meeting ended. */
  readonly farewell: string;
  /** False for guests, who have no start page of their own. */
  readonly hasHome: boolean;
  /** What people did together. */
  readonly children: ReactNode;
}

/** After the meeting: how long it was, who was there, the way back. */
export function SummaryView({ summary, farewell, hasHome, children }: SummaryViewProps) {
  const { t, i18n } = useTranslation('home');
  const start = new Date(summary.startedAt);
  const end = summary.endedAt === null ? new Date() : new Date(summary.endedAt);
  const clock = (time: Date) =>
    time.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const facts = [
    {
      name: t('summary.duration'),
      value: formatDuration((end.getTime() - start.getTime()) / 1000, i18n.language),
    },
    {
      name: t('summary.time'),
      value:
        summary.endedAt === null
          ? t('summary.since', { time: clock(start) })
          : `${clock(start)}–${clock(end)}`,
    },
    { name: t('summary.people'), value: summary.participants.length.toLocaleString(i18n.language) },
  ];
  return (
    <div className={classes.summary}>
      <div>
        <p className={classes.farewell}>{farewell}</p>
        <h1 className={classes.title}>{summary.title}</h1>
      </div>
      <dl className={classes.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} className={classes.fact}>
            <dt className={classes.name}>{name}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <Card title={t('summary.who')}>
        <PeopleList participants={summary.participants} />
      </Card>
      {children}
      <div className={classes.actions}>
        {summary.endedAt === null && (
          <ButtonLink to="/m/$code" params={{ code: summary.code }}>
            {t('summary.rejoin')}
          </ButtonLink>
        )}
        <ButtonLink to={hasHome ? '/' : '/sign-in'} variant={summary.endedAt === null ? 'default' : 'filled'}>
          {hasHome ? t('summary.home') : t('summary.signIn')}
        </ButtonLink>
      </div>
    </div>
  );
}
