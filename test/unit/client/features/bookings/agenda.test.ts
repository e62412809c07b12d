import { entryWay } from '../../../../../client/features/bookings/entryWay';
import { sortAgenda } from '../../../../../client/features/bookings/sortAgenda';
import { ZoneClock } from '../../../../../client/ui/ZoneClock';
import type {
  BookingId,
  InvitationId,
  MeetingId,
  OccurrenceId,
  RoomId,
} from '../../../../../server/contract/ids';
import type { AgendaEntry, InvitationState } from '../../../../../server/contract/invitations';

const clock = new ZoneClock('UTC');
const now = Date.parse('2026-11-23T08:00:00Z');

function entry(start: string, part: Partial<AgendaEntry> = {}): AgendaEntry {
  return {
    occurrence: start as OccurrenceId,
    booking: 'b' as BookingId,
    title: 'Review',
    repeats: false,
    room: { id: 'r' as RoomId, name: 'Harbour' },
    organiser: null,
    invitation: null,
    replies: { invited: 0, accepted: 0, tentative: 0, declined: 0, waiting: 0 },
    meeting: null,
    startable: false,
    start,
    end: new Date(Date.parse(start) + 3_600_000).toISOString(),
    ...part,
  };
}

function invited(id: string, state: InvitationState) {
  return { invitation: { id: id as InvitationId, state } };
}

describe('the agenda at home', () => {
  test('a series owes one reply, however many dates it has', () => {
    const dates = ['2026-11-24', '2026-12-01', '2026-12-08'];
    const series = dates.map((date) => entry(`${date}T09:00:00Z`, invited('one', 'needs-action')));
    const { owed } = sortAgenda(series, { today: '2026-11-23', clock, now });
    expect(owed.map(({ start }) => start)).toEqual(['2026-11-24T09:00:00Z']);
  });

  test('what one declined is no part of the day', () => {
    const { today, owed } = sortAgenda(
      [entry('2026-11-23T09:00:00Z', invited('a', 'declined')), entry('2026-11-23T10:00:00Z')],
      { today: '2026-11-23', clock, now },
    );
    expect(today.map(({ start }) => start)).toEqual(['2026-11-23T10:00:00Z']);
    expect(owed).toEqual([]);
  });

  test('a meeting that stands among the dates needs no second row', () => {
    const meeting = { id: 'm' as MeetingId, code: '123456789', state: 'running' as const };
    const { meetings } = sortAgenda([entry('2026-11-23T09:00:00Z', { meeting })], {
      today: '2026-11-23',
      clock,
      now,
    });
    expect([...meetings]).toEqual(['m']);
  });
});

describe('the way in', () => {
  const start = '2026-11-23T08:30:00Z';
  const scheduled = { id: 'm' as MeetingId, code: '123456789', state: 'scheduled' as const };

  test('Join stands out from ten minutes before', () => {
    expect(entryWay(entry(start, { meeting: scheduled }), now)).toMatchObject({ way: 'join', solid: false });
    const tenBefore = Date.parse(start) - 600_000;
    expect(entryWay(entry(start, { meeting: scheduled }), tenBefore)).toMatchObject({
      way: 'join',
      solid: true,
    });
  });

  test('whoever may start it can from ten minutes before, and is told when', () => {
    expect(entryWay(entry(start, { startable: true }), now)).toEqual({
      way: 'later',
      from: Date.parse('2026-11-23T08:20:00Z'),
    });
    expect(entryWay(entry(start, { startable: true }), Date.parse(start))).toEqual({ way: 'start' });
    expect(entryWay(entry(start), Date.parse(start))).toEqual({ way: 'none' });
  });

  test('what is over is not entered any more', () => {
    const over = Date.parse('2026-11-23T12:00:00Z');
    expect(entryWay(entry(start, { startable: true }), over)).toEqual({ way: 'none' });
    const ended = { ...scheduled, state: 'ended' as const };
    expect(entryWay(entry(start, { meeting: ended }), now)).toEqual({ way: 'none' });
  });
});
