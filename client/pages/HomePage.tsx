import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgendaEntry } from '../../server/contract/invitations';
import { useMe } from '../connection/useMe';
import { AgendaRows } from '../features/bookings/AgendaRows';
import { RepliesOwed } from '../features/bookings/RepliesOwed';
import { sortAgenda } from '../features/bookings/sortAgenda';
import { useAgenda } from '../features/bookings/useAgenda';
import { MeetingList } from '../features/home/MeetingList';
import { readDayTime } from '../features/home/readDayTime';
import { StartMeeting } from '../features/home/StartMeeting';
import { Card } from '../ui/Card';
import { CodeEntry } from '../ui/CodeEntry';
import { addDays } from '../ui/calendarDates';
import { RetryCard } from '../ui/RetryCard';
import { useNow } from '../ui/useNow';
import { useTimes } from '../ui/useTimes';
import classes from './HomePage.module.css';
import { SignedInFrame } from './SignedInFrame';

/** As far ahead as the server looks at once. */
const AHEAD_DAYS = 42;
const NONE: readonly AgendaEntry[] = [];

/** Where one arrives: replies that are owed, today's meetings, what comes next, and the two ways into another one. */
export function HomePage() {
  const { t } = useTranslation(['home', 'bookings']);
  const navigate = useNavigate();
  const me = useMe();
  const times = useTimes();
  const now = useNow();
  const { clock } = times;
  const today = clock.dateOf(now);
  const from = new Date(clock.startOf(today)).toISOString();
  const until = new Date(clock.startOf(addDays(today, AHEAD_DAYS))).toISOString();
  const { data, error, refetch } = useAgenda(from, until);
  const hasFailed = data === undefined && error !== null;
  const agenda = sortAgenda(data ?? NONE, { today, clock, now });
  const others = hasFailed || agenda.today.length > 0 ? 'some' : data === undefined ? 'pending' : 'none';
  const enter = (code: string) => void navigate({ to: '/m/$code', params: { code } });
  const name = me?.displayName ?? '';
  const hour = new Date(`${clock.toLocal(now)}:00`);
  return (
    <SignedInFrame
      title={t(`greeting.${readDayTime(hour)}`, { name })}
      tabTitle={t('title')}
      subtitle={times.date(today)}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          {agenda.owed.length > 0 && (
            <Card title={t('bookings:home.owed')}>
              <RepliesOwed entries={agenda.owed} times={times} />
            </Card>
          )}
          <Card title={t('list.title')}>
            <div className={classes.today}>
              {hasFailed && <RetryCard title={t('bookings:home.failed')} error={error} onRetry={refetch} />}
              {agenda.today.length > 0 && <AgendaRows entries={agenda.today} now={now} times={times} />}
              <MeetingList hidden={agenda.meetings} others={others} />
            </div>
          </Card>
          {agenda.next.length > 0 && (
            <Card title={t('bookings:home.next')}>
              <AgendaRows entries={agenda.next} now={now} times={times} withDays />
            </Card>
          )}
        </div>
        <div className={classes.side}>
          <Card title={t('start.title')}>
            {me?.kind === 'user' && me.mayHost ? (
              <StartMeeting name={name} onStarted={({ code }) => enter(code)} />
            ) : (
              <p className={classes.reason}>{t('start.hostsOnly')}</p>
            )}
          </Card>
          <Card title={t('code.title')}>
            <CodeEntry onCode={enter} />
          </Card>
        </div>
      </div>
    </SignedInFrame>
  );
}
