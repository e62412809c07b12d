import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BookingId, RoomId, UserId } from '../../../server/contract/ids';
import type { BusySpan } from '../../../server/contract/invitations';
import { useRest } from '../../connection/useRest';

/** A stretch of time in milliseconds. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface BusyTimes {
  readonly users: ReadonlyMap<string, readonly BusySpan[]>;
  readonly rooms: ReadonlyMap<string, readonly BusySpan[]>;
  /** Whether the server has answered for all of them. */
  readonly known: boolean;
}

interface Asked {
  readonly users: readonly UserId[];
  readonly rooms: readonly RoomId[];
  /** The booking that is changed: it does not stand in its own way. */
  readonly but?: BookingId | undefined;
}

const WINDOW_MS = 42 * 86_400_000;
/** Half a year of a weekly series; what lies further off the server looks at when it books. */
const MOST_WINDOWS = 5;
/** As many as the server answers for at once. */
const MOST = 50;

/** When people and rooms have something else, as far as the given stretches reach. */
export function useFreeBusy({ users, rooms, but }: Asked, spans: readonly Stretch[]): BusyTimes {
  const rest = useRest();
  const someone = users.slice(0, MOST);
  const somewhere = rooms.slice(0, MOST);
  const wanted = someone.length + somewhere.length > 0;
  const answers = useQueries({
    queries: (wanted ? windowsOf(spans) : []).map(({ start, end }) => {
      const query = {
        from: new Date(start).toISOString(),
        until: new Date(end).toISOString(),
        ...(someone.length > 0 && { users: someone }),
        ...(somewhere.length > 0 && { rooms: somewhere }),
      };
      return {
        queryKey: ['free-busy', query],
        staleTime: 15_000,
        placeholderData: keepPreviousData,
        queryFn: () => rest.request('viewFreeBusy', { query }),
      };
    }),
  });
  const known = answers.every(({ data, isPlaceholderData }) => data !== undefined && !isPlaceholderData);
  const stamp = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are another array each time; the stamp is not
  return useMemo(() => {
    const [ofUsers, ofRooms] = [new Map<string, BusySpan[]>(), new Map<string, BusySpan[]>()];
    const gather = (into: Map<string, BusySpan[]>, id: string, busy: readonly BusySpan[]) =>
      into.set(id, [...(into.get(id) ?? []), ...busy.filter(({ booking }) => !but || booking?.id !== but)]);
    for (const { data } of answers) {
      for (const { user, busy } of data?.users ?? []) gather(ofUsers, user.id, busy);
      for (const { room, busy } of data?.rooms ?? []) gather(ofRooms, room.id, busy);
    }
    return { users: ofUsers, rooms: ofRooms, known };
  }, [stamp, known, but]);
}

/** What of the busy times lies in a stretch. */
export function busyIn(busy: readonly BusySpan[] | undefined, { start, end }: Stretch): readonly BusySpan[] {
  return (busy ?? []).filter((span) => Date.parse(span.start) < end && Date.parse(span.end) > start);
}

/** As few questions as will do: each from the first stretch that is not covered yet. */
function windowsOf(spans: readonly Stretch[]): readonly Stretch[] {
  const windows: Stretch[] = [];
  for (const { start, end } of spans) {
    const last = windows.at(-1);
    if (last && end - last.start <= WINDOW_MS)
      windows[windows.length - 1] = { ...last, end: Math.max(end, last.end) };
    else if (windows.length < MOST_WINDOWS) windows.push({ start, end });
  }
  return windows;
}
