import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each date of a booking carries what calendars show of it. A day of two hundred rooms is thousands of dates, and to
 * put each together from four tables whenever somebody looks would cost a hundred times what it costs when one changes.
 */
export class CalendarEntries0013 implements MigrationInterface {
  readonly name = 'CalendarEntries1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of WRITTEN) await runner.query(statement);
    while ((await writeSome(runner)) > 0);
    for (const statement of KEPT) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TRIGGER users_rewrite_entries ON users',
      'DROP TRIGGER rooms_rewrite_entries ON rooms',
      'DROP TRIGGER bookings_rewrite_entries ON bookings',
      'DROP FUNCTION rewrite_entries_of_user, rewrite_entries_of_room, rewrite_entries_of_booking',
      'DROP TRIGGER booking_occurrences_write_entry ON booking_occurrences',
      'DROP FUNCTION write_entry',
      'ALTER TABLE booking_occurrences DROP COLUMN entry',
      'DROP FUNCTION calendar_entry, calendar_instant',
    ])
      await runner.query(statement);
  }
}

const WRITTEN = [
  `CREATE FUNCTION calendar_instant(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
   SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`,
  // JSON as text. The locks keep room and organiser from being renamed by somebody who cannot see this date yet.
  `CREATE FUNCTION calendar_entry(id uuid, booking uuid, room uuid, during tstzrange) RETURNS text LANGUAGE plpgsql AS $$
   DECLARE b record; r record; u record;
   BEGIN
     SELECT title, rule, organiser_id INTO b FROM bookings WHERE bookings.id = booking;
     SELECT rooms.id, name INTO r FROM rooms WHERE rooms.id = room FOR SHARE;
     SELECT users.id, display_name INTO u FROM users WHERE users.id = b.organiser_id FOR SHARE;
     RETURN concat('{"id":"', id, '","booking":"', booking, '","title":', to_json(b.title),
       ',"repeats":', to_json(b.rule IS NOT NULL),
       ',"start":"', calendar_instant(lower(during)), '","end":"', calendar_instant(upper(during)),
       '","room":{"id":"', r.id, '","name":', to_json(r.name), '},"organiser":',
       CASE WHEN u.id IS NULL THEN 'null'
         ELSE concat('{"id":"', u.id, '","displayName":', to_json(u.display_name), '}') END, '}');
   END $$`,
  `ALTER TABLE booking_occurrences ADD COLUMN entry text`,
];

/** Of what is there already: no statement may take long. Answers how many were written. */
async function writeSome(runner: QueryRunner): Promise<number> {
  const [{ count }] = await runner.query(
    `WITH unwritten AS (SELECT id FROM booking_occurrences WHERE entry IS NULL LIMIT 2000),
          written AS (UPDATE booking_occurrences o SET entry = calendar_entry(o.id, booking_id, room_id, during)
                      FROM unwritten WHERE o.id = unwritten.id RETURNING 1)
     SELECT count(*)::integer AS count FROM written`,
  );
  return count;
}

const KEPT = [
  'ALTER TABLE booking_occurrences ALTER COLUMN entry SET NOT NULL',
  `CREATE FUNCTION write_entry() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.entry := calendar_entry(NEW.id, NEW.booking_id, NEW.room_id, NEW.during);
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER booking_occurrences_write_entry BEFORE INSERT OR UPDATE OF room_id, during ON booking_occurrences
   FOR EACH ROW EXECUTE FUNCTION write_entry()`,
  rewrite('booking', 'booking_id = NEW.id'),
  `CREATE TRIGGER bookings_rewrite_entries AFTER UPDATE OF title, rule, organiser_id ON bookings FOR EACH ROW
   WHEN ((OLD.title, OLD.rule, OLD.organiser_id) IS DISTINCT FROM (NEW.title, NEW.rule, NEW.organiser_id))
   EXECUTE FUNCTION rewrite_entries_of_booking()`,
  rewrite('room', 'room_id = NEW.id'),
  `CREATE TRIGGER rooms_rewrite_entries AFTER UPDATE OF name ON rooms FOR EACH ROW
   WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION rewrite_entries_of_room()`,
  rewrite('user', 'booking_id IN (SELECT b.id FROM bookings b WHERE b.organiser_id = NEW.id)'),
  `CREATE TRIGGER users_rewrite_entries AFTER UPDATE OF display_name ON users FOR EACH ROW
   WHEN (OLD.display_name IS DISTINCT FROM NEW.display_name) EXECUTE FUNCTION rewrite_entries_of_user()`,
];

function rewrite(whose: string, which: string): string {
  return `CREATE FUNCTION rewrite_entries_of_${whose}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE booking_occurrences SET entry = calendar_entry(id, booking_id, room_id, during) WHERE ${which};
      RETURN NULL;
    END $$`;
}
