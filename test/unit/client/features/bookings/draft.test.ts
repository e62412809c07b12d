import {
  type Draft,
  draftOf,
  newDraft,
  spansOf,
  toAddRequest,
  toChangeRequest,
  toMoveRequest,
} from '../../../../../client/features/bookings/draft';
import { FIRST_REPEAT } from '../../../../../client/features/bookings/repeat';
import { ZoneClock } from '../../../../../client/ui/ZoneClock';
import type { BookingView } from '../../../../../server/contract/bookings';
import type { OccurrenceId, RoomId } from '../../../../../server/contract/ids';
import { bookingView } from './bookingView';

const harbour = bookingView().room.id;
const lantern = 'c0f0ad0e-2f1c-4b39-8fb4-0a6a5d6c0002' as RoomId;
const berlin = new ZoneClock('Europe/Berlin');
const now = Date.parse('2027-03-20T10:10:00Z');

function draft(part: Partial<Draft> = {}): Draft {
  return { ...newDraft({ room: harbour }, berlin, now), title: 'Budget review', ...part };
}

/** Mondays at nine, some of them moved. */
function weekly(days: readonly string[], moved: Readonly<Record<string, string>> = {}): BookingView {
  const toInstant = (local: string) => new Date(berlin.toInstant(local)).toISOString();
  const occurrences = days.map((day) => {
    const start = toInstant(moved[day] ?? `${day}T09:00`);
    return {
      id: day as OccurrenceId,
      start,
      end: new Date(Date.parse(start) + 3_600_000).toISOString(),
      originalStart: toInstant(`${day}T09:00`),
      moved: day in moved,
      cancelled: false,
    };
  });
  return bookingView({
    start: `${days[0]}T09:00`,
    rule: `FREQ=WEEKLY;COUNT=${days.length}`,
    occurrences: occurrences.toSorted((a, b) => a.start.localeCompare(b.start)),
  });
}

describe('a draft', () => {
  test('begins with the next half hour, or where one pressed on the calendar', () => {
    expect(draft().when).toEqual({ date: '2027-03-20', from: '11:30', minutes: 60 });
    const pressed = newDraft({ start: '2027-03-22T14:00', minutes: 45 }, berlin, now);
    expect(pressed.when).toEqual({ date: '2027-03-22', from: '14:00', minutes: 45 });
  });

  test('late in the evening it begins on the next day', () => {
    const late = newDraft({}, berlin, Date.parse('2027-03-20T22:45:00Z'));
    expect(late.when).toEqual({ date: '2027-03-21', from: '00:00', minutes: 60 });
  });

  test('a series keeps its local time over the change of the clocks', () => {
    const spans = spansOf(
      draft({
        when: { date: '2027-03-22', from: '09:00', minutes: 60 },
        repeat: { ...FIRST_REPEAT, end: { kind: 'count', count: 2 } },
      }),
    );
    expect(spans.map(({ start }) => new Date(start).toISOString())).toEqual([
      '2027-03-22T08:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
    ]);
  });

  test('is sent with what was filled in; empty items of the agenda are left out', () => {
    const request = toAddRequest(
      draft({
        agenda: [
          { key: 'a', title: ' Numbers ', minutes: 20 },
          { key: 'b', title: ' ', minutes: 10 },
        ],
      }),
      harbour,
    );
    expect(request).toMatchObject({ room: harbour, agenda: [{ title: 'Numbers', minutes: 20 }] });
    expect(request).not.toHaveProperty('rule');
  });

  test('only what is another than before is changed, and nothing moves that stays', () => {
    const before = draft();
    expect(toChangeRequest({ ...before, title: 'Budget' }, before)).toEqual({ title: 'Budget' });
    expect(toChangeRequest(before, before)).toBeNull();
    expect(toMoveRequest({ ...before, title: 'Budget' }, before, harbour)).toBeNull();
    expect(toMoveRequest({ ...before, room: lantern }, before, lantern)).toMatchObject({ room: lantern });
  });

  test('of a series that has begun holds the dates to come, and as many as are left', () => {
    const series = weekly(['2027-03-08', '2027-03-15', '2027-03-22', '2027-03-29']);
    const made = draftOf(series, now);
    expect(made.when).toEqual({ date: '2027-03-22', from: '09:00', minutes: 60 });
    expect(made.repeat?.end).toEqual({ kind: 'count', count: 2 });
    expect(toMoveRequest(made, made, harbour)).toBeNull();
  });

  test('of a series whose next date was moved alone keeps the time of the series when only the room is another', () => {
    const series = weekly(['2027-03-22', '2027-03-29', '2027-04-05'], { '2027-03-22': '2027-03-23T14:00' });
    const before = draftOf(series, now);
    expect(before.when).toEqual({ date: '2027-03-22', from: '09:00', minutes: 60 });
    expect(toMoveRequest({ ...before, room: lantern }, before, lantern)).toMatchObject({
      room: lantern,
      start: '2027-03-22T09:00',
      rule: 'FREQ=WEEKLY;COUNT=3',
    });
  });

  test('of a series counts no date that was moved here from a time that is over, unless it is the last', () => {
    const late = { '2027-03-15': '2027-03-21T14:00' };
    const made = draftOf(weekly(['2027-03-15', '2027-03-22', '2027-03-29'], late), now);
    expect(made.when).toMatchObject({ date: '2027-03-22', from: '09:00' });
    expect(made.repeat?.end).toEqual({ kind: 'count', count: 2 });
    expect(draftOf(weekly(['2027-03-15'], late), now).when).toMatchObject({
      date: '2027-03-21',
      from: '14:00',
    });
  });

  test('a rule that the fields cannot show is kept as it is', () => {
    const made = draftOf(bookingView({ rule: 'FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=4' }), now);
    expect(made.repeat).toBeNull();
    expect(toAddRequest(made, harbour).rule).toBe('FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=4');
  });
});
