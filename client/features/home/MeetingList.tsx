import { Skeleton } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';
import { ProblemCard } from '../../ui/ProblemCard';
import { RetryCard } from '../../ui/RetryCard';
import { useErrorText } from '../../ui/useErrorText';
import classes from './MeetingList.module.css';
import { MeetingRow } from './MeetingRow';
import { sortMeetings } from './sortMeetings';
import { useMeetings } from './useMeetings';

interface MeetingListProps {
  /** Meetings that stand elsewhere on the page. */
  readonly hidden?: ReadonlySet<string>;
  /** What else is on today: nothing is shown before that is known, and that nothing is on only beside nothing else. */
  readonly others?: 'none' | 'some' | 'pending';
}

const NONE: ReadonlySet<string> = new Set();

/** Today's meetings: running first, then what comes, then what is over. */
export function MeetingList({ hidden = NONE, others = 'none' }: MeetingListProps) {
  const { t } = useTranslation(['home', 'common']);
  const errorText = useErrorText();
  const { data, error, refetch, isPending } = useMeetings();

  if (data === undefined && error !== null)
    return <RetryCard title={t('list.failed')} error={error} onRetry={refetch} />;
  // What is among the others is no row here: a row that goes again under one's finger helps nobody.
  if (isPending || others === 'pending') return <LoadingRows label={t('common:loading')} />;
  const meetings = data.filter(({ id }) => !hidden.has(id));
  if (meetings.length === 0 && others === 'some') return null;
  if (meetings.length === 0) {
    return (
      <EmptyState icon={<IconCalendarEvent size="1.625rem" />} title={t('list.empty')}>
        {t('list.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      {error !== null && (
        <ProblemCard tone="warning" title={t('list.stale')}>
          {errorText(error)}
        </ProblemCard>
      )}
      <ul className={classes.list}>
        {sortMeetings(meetings).map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </>
  );
}

/** Rows to come; they appear only when the answer takes a while. */
function LoadingRows({ label }: { readonly label: string }) {
  return (
    <div className={classes.loading} role="status" aria-label={label}>
      {['first', 'second', 'third'].map((row) => (
        <Skeleton key={row} height="4.5rem" radius="md" />
      ))}
    </div>
  );
}
