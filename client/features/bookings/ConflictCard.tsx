import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BookingAlternatives } from '../../../server/contract/bookings';
import type { RoomId } from '../../../server/contract/ids';
import { RequestError } from '../../connection/RequestError';
import { ProblemCard } from '../../ui/ProblemCard';
import { useErrorText } from '../../ui/useErrorText';
import type { Times } from '../../ui/useTimes';

interface ConflictCardProps {
  readonly error: unknown;
  /** What was not done: not booked, not moved. */
  readonly title: string;
  readonly room: string;
  readonly times: Times;
  /** Absent where the room cannot change. */
  readonly onRoom?: (room: RoomId) => void;
  readonly onTime: (start: string) => void;
}

/** Why something was not booked; where another was faster, what is free instead, one press away. */
export function ConflictCard({ error, title, room, times, onRoom, onTime }: ConflictCardProps) {
  const { t } = useTranslation('bookings');
  const errorText = useErrorText();
  const alternatives = error instanceof RequestError ? error.alternatives : undefined;
  if (alternatives === undefined) return <ProblemCard title={title}>{explain()}</ProblemCard>;
  return (
    <ProblemCard
      title={t('conflict.title', { room })}
      actions={<Ways {...alternatives} times={times} onTime={onTime} {...(onRoom && { onRoom })} />}
    >
      {t('conflict.taken', { times: takenText(alternatives, times) })}
    </ProblemCard>
  );

  function explain(): string {
    if (!(error instanceof RequestError) || error.code !== 'conflict') return errorText(error);
    return t('conflict.closed', { room });
  }
}

interface WaysProps extends BookingAlternatives {
  readonly times: Times;
  readonly onRoom?: (room: RoomId) => void;
  readonly onTime: (start: string) => void;
}

function Ways({ rooms, nextFree, times, onRoom, onTime }: WaysProps) {
  const { t } = useTranslation('bookings');
  const offered = onRoom ? rooms.slice(0, 3) : [];
  if (offered.length === 0 && nextFree === null) return t('conflict.nothing');
  return (
    <>
      {offered.map(({ id, name }) => (
        <Button key={id} size="sm" onClick={() => onRoom?.(id)}>
          {t('conflict.roomFree', { room: name })}
        </Button>
      ))}
      {nextFree !== null && (
        <Button size="sm" variant="default" onClick={() => onTime(nextFree.start)}>
          {t('conflict.timeFree', { time: `${times.day(nextFree.start)} ${times.time(nextFree.start)}` })}
        </Button>
      )}
    </>
  );
}

/** The first of what is taken, in words. */
function takenText({ taken }: BookingAlternatives, times: Times): string {
  return taken
    .slice(0, 4)
    .map(({ start, end }) => `${times.day(start)} ${times.span(start, end)}`)
    .join(', ');
}
