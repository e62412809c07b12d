import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../db/Queryable';
import { BoardLogStore } from '../../db/stores/BoardLogStore';
import { MeetingStore } from '../../db/stores/MeetingStore';
import { MeetingId } from '../../server/contract/ids';
import { MemoryBoardStore } from '../support/board/MemoryBoardStore';
import { freshDatabase } from '../support/freshDatabase';
import { boardStoreSuite } from './boardStoreSuite';

const NINE = new Date('2026-03-02T09:00:00Z');

describe('boards in memory', () => {
  boardStoreSuite(async () => {
    const store = new MemoryBoardStore();
    const newMeeting = () => MeetingId.parse(randomUUID());
    return {
      store,
      meeting: newMeeting(),
      stageSeries: async () => {
        store.series = [newMeeting(), newMeeting(), newMeeting(), newMeeting()];
        return store.series;
      },
      close: async () => undefined,
    };
  });
});

describe('boards in PostgreSQL', () => {
  boardStoreSuite(async () => {
    const { database, close } = await freshDatabase();
    const meeting = await new MeetingStore(database.source).create({
      title: 'Budget',
      createdBy: null,
      maximumParticipants: 10,
      isDemo: false,
      startsAt: NINE,
    });
    const stageSeries = () => stageMeetings(database.source);
    return { store: new BoardLogStore(database.source), meeting: meeting.id, stageSeries, close };
  });
});

/** Four dates of one booking, each with its meeting. */
async function stageMeetings(source: Queryable): Promise<MeetingId[]> {
  const [booking] = await source.query<{ id: string; room: string }[]>(
    `WITH room AS (
       INSERT INTO rooms (name, type, status, seats, equipment, zone, opening_hours, dial_in_number, pin_policy,
                          description, created_at)
       VALUES ('Turing', 'both', 'open', 4, '{}', 'UTC', '[]', '', 'none', '', now()) RETURNING id)
     INSERT INTO bookings (room_id, title, description, starts_at, zone, minutes, created_at)
     SELECT id, 'Weekly', '', '2026-03-02T09:00', 'UTC', 60, now() FROM room RETURNING id, room_id AS room`,
  );
  const rows = await source.query<{ id: MeetingId }[]>(
    `WITH dates AS (
       INSERT INTO booking_occurrences (booking_id, room_id, original_start, during)
       SELECT $1, $2, at, tstzrange(at, at + interval '1 hour')
       FROM generate_series($3::timestamptz, $3::timestamptz + interval '3 weeks', '1 week') AS at
       RETURNING id, original_start)
     INSERT INTO meetings (code, title, state, maximum_participants, is_demo, starts_at, booking_occurrence_id)
     SELECT (100000000 + row_number() OVER (ORDER BY original_start))::text, 'Weekly', 'scheduled', 10, false,
            original_start, id FROM dates ORDER BY original_start RETURNING id, starts_at`,
    [booking?.id, booking?.room, NINE],
  );
  return rows.map(({ id }) => id);
}
