import type { AgendaEntry } from '../../../server/contract/invitations';
import { addDays } from '../../ui/calendarDates';
import type { ZoneClock } from '../../ui/ZoneClock';

interface At {
  readonly today: string;
  readonly clock: ZoneClock;
  readonly now: number;
}

/** One's agenda as home shows it. */
interface SortedAgenda {
  /** Not answered yet and still to come, each invitation once. */
  readonly owed: readonly AgendaEntry[];
  readonly today: readonly AgendaEntry[];
  /** The six days after today, as far as one has not said no. */
  readonly next: readonly AgendaEntry[];
  /** Meetings that stand among today's dates: they need no second row. */
  readonly meetings: ReadonlySet<string>;
}

/** What home shows of the next days; the calendar has all of it. */
const MOST_NEXT = 6;

/** Sorts what one has ahead; what one declined is no part of one's day. */
export function sortAgenda(entries: readonly AgendaEntry[], { today, clock, now }: At): SortedAgenda {
  const order = entries.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const coming = order.filter(
    ({ invitation }) => invitation?.state !== 'declined' && invitation?.state !== 'delegated',
  );
  const ofToday = coming.filter(
    ({ start, end }) => clock.dateOf(start) <= today && clock.dateOf(end) >= today,
  );
  const last = addDays(today, 6);
  const seen = new Set<string>();
  const owed = order.filter(({ invitation, end }) => {
    if (invitation?.state !== 'needs-action' || Date.parse(end) <= now || seen.has(invitation.id))
      return false;
    seen.add(invitation.id);
    return true;
  });
  return {
    owed,
    today: ofToday,
    next: coming
      .filter(({ start }) => clock.dateOf(start) > today && clock.dateOf(start) <= last)
      .slice(0, MOST_NEXT),
    meetings: new Set(ofToday.flatMap(({ meeting }) => (meeting ? [meeting.id] : []))),
  };
}
