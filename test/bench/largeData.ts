/** How much the large database holds. */
export interface LargeSize {
  readonly records: number;
  readonly users: number;
  readonly rooms: number;
}

export const LARGE: LargeSize = { records: 1_000_000, users: 5_000, rooms: 200 };

/** Whoever is made for the large database has an address there. */
export const LARGE_DOMAIN = 'large.example';

const FIRST = `ARRAY['Ann','Bob','Carol','David','Elena','Farid','Greta','Hugo','Ines','Jonas','Karin','Liam','Mara','Noah','Olga','Pavel','Quinn','Rosa','Sven','Tara','伟','芳','娜','敏','静','丽','强','磊','洋','勇']`;
const LAST = `ARRAY['Adler','Brandt','Costa','Dietrich','Ekström','Fischer','Garcia','Hansen','Ivanova','Jansen','Keller','Lopez','Meyer','Novak','Olsen','Petrov','Quast','Richter','Silva','Tanaka','王','李','张','刘','陈','杨','赵','黄','周','吴']`;
const KIND = `ARRAY['Budget','Roadmap','Hiring','Quality','Security','Launch','Design','Legal','Customer','Supplier','预算','路线图','招聘','质量','安全']`;
const WHAT = `ARRAY['review','planning','workshop','weekly','retrospective','decision','Q&A','briefing','评审','会议']`;

/** Random numbers that are the same every time: `random` of i and a salt, from 0 to below `below`. */
const pick = (salt: number, below: string | number) =>
  `(abs(hashint8extended(i, ${salt})::numeric) % ${below})::integer`;

/** Fills an empty schema, in this order and in one transaction. Indexes of the largest tables are made last. */
export function largeStatements({ records, users, rooms }: LargeSize): readonly string[] {
  return [...people(users), ...places(rooms), ...meetings(records, users, rooms)];
}

function people(users: number): string[] {
  return [
    `INSERT INTO departments (name, code, contact, description, created_at)
     SELECT 'Division ' || i, 'L' || i, '', '', now() FROM generate_series(1, 20) i`,
    `INSERT INTO departments (parent_id, name, code, contact, description, created_at)
     SELECT p.id, 'Team ' || i, 'L' || (i % 20 + 1) || '-' || i, '', '', now()
     FROM generate_series(21, 100) i JOIN departments p ON p.code = 'L' || (i % 20 + 1)`,
    `CREATE TEMP TABLE large_departments ON COMMIT DROP AS
     SELECT id, (row_number() OVER (ORDER BY code))::integer AS n FROM departments`,
    `INSERT INTO users (email, display_name, sip_name, role, locale, created_at, department_id)
     SELECT 'user.' || i || '@${LARGE_DOMAIN}',
            (${FIRST})[1 + ${pick(1, 30)}] || ' ' || (${LAST})[1 + ${pick(2, 30)}], 'user.' || i, 'member', 'en', now(), d.id
     FROM generate_series(1, ${users}) i JOIN large_departments d ON d.n = 1 + ${pick(3, 100)}`,
    `CREATE TEMP TABLE large_users ON COMMIT DROP AS
     SELECT id, display_name, department_id, substring(email FROM 6 FOR position('@' IN email) - 6)::integer AS n
     FROM users WHERE email LIKE '%@${LARGE_DOMAIN}'`,
  ];
}

/** Eight bookings a day in every room, from two weeks ago to two weeks ahead. */
function places(rooms: number): string[] {
  return [
    `INSERT INTO rooms (name, type, status, department_id, seats, equipment, zone, opening_hours, dial_in_number,
                        pin_policy, description, created_at)
     SELECT 'Room ' || lpad(i::text, 3, '0'), 'both', 'open', d.id, 4 + ${pick(4, 40)}, '{screen}', 'Europe/Berlin',
            '[]', '', 'required', '', now()
     FROM generate_series(1, ${rooms}) i LEFT JOIN large_departments d ON d.n = i AND i % 4 = 0`,
    `CREATE TEMP TABLE large_rooms ON COMMIT DROP AS
     SELECT id, (row_number() OVER (ORDER BY name))::integer AS n FROM rooms WHERE name LIKE 'Room %'`,
    `CREATE TEMP TABLE large_bookings ON COMMIT DROP AS
     SELECT gen_random_uuid() AS id, r.id AS room, u.id AS organiser, i,
            date_trunc('day', now()) + make_interval(days => day, hours => 7 + slot) AS start
     FROM large_rooms r CROSS JOIN generate_series(-15, 15) day CROSS JOIN generate_series(1, 8) slot
     CROSS JOIN LATERAL (SELECT (r.n * 1000 + day * 10 + slot)::bigint AS i) number
     JOIN large_users u ON u.n = 1 + ${pick(5, '(SELECT count(*) FROM large_users)')}`,
    `INSERT INTO bookings (id, room_id, organiser_id, title, description, starts_at, zone, minutes, created_at)
     SELECT id, room, organiser, (${KIND})[1 + ${pick(6, 15)}] || ' ' || (${WHAT})[1 + ${pick(7, 10)}], '',
            to_char(start, 'YYYY-MM-DD"T"HH24:MI'), 'UTC', 60, now() FROM large_bookings`,
    `INSERT INTO booking_occurrences (booking_id, room_id, original_start, during)
     SELECT id, room, start, tstzrange(start, start + interval '1 hour') FROM large_bookings`,
  ];
}

/** Three years of meetings with two to six people each. */
function meetings(records: number, users: number, rooms: number): string[] {
  return [
    `CREATE TEMP TABLE large_meetings ON COMMIT DROP AS
     SELECT i, gen_random_uuid() AS id, ${pick(8, users)} AS first, 2 + ${pick(9, 5)} AS people,
            (${KIND})[1 + ${pick(10, 15)}] || ' ' || (${WHAT})[1 + ${pick(11, 10)}] || ' ' || ${pick(12, 2000)} AS topic,
            now() - interval '1 day' - make_interval(secs => ${pick(13, 94_608_000)}) AS started_at,
            600 + ${pick(14, 6600)} AS seconds, 1 + ${pick(15, rooms)} AS room,
            ${pick(16, 20)} = 0 AS phone, ${pick(17, 10)} = 0 AS absent
     FROM generate_series(1::bigint, ${records}) i`,
    `INSERT INTO meetings (id, code, title, state, created_by, maximum_participants, is_demo, starts_at, started_at, ended_at)
     SELECT m.id, (100000000 + i * 800 * 1000000 / ${records})::text, topic, 'ended', u.id, 100, false, started_at,
            started_at, started_at + make_interval(secs => seconds)
     FROM large_meetings m JOIN large_users u ON u.n = m.first + 1`,
    `CREATE TEMP TABLE large_people ON COMMIT DROP AS
     SELECT m.id AS meeting, gen_random_uuid() AS id, u.id AS user_id, u.display_name AS name, k,
            CASE WHEN m.phone AND k = 1 THEN 'phone' ELSE 'browser' END AS device,
            m.started_at + make_interval(secs => k * 20) AS joined_at,
            m.started_at + make_interval(secs => m.seconds) AS left_at
     FROM large_meetings m CROSS JOIN LATERAL generate_series(0, m.people - 1) k
     JOIN large_users u ON u.n = (m.first + k * 37) % ${users} + 1`,
    `INSERT INTO participants (id, meeting_id, principal_kind, principal_id, display_name, role)
     SELECT id, meeting, 'user', user_id::text, name, CASE WHEN k = 0 THEN 'host' ELSE 'participant' END FROM large_people`,
    `INSERT INTO attendance (participant_id, device, joined_at, left_at)
     SELECT id, device, joined_at, left_at FROM large_people`,
    `INSERT INTO meeting_records (meeting_id, topic, room_id, department_id, initiator_id, initiator_name, started_at,
                                  ended_at, seen_at, people, hosts, participants, devices, absences)
     SELECT m.id, m.topic, r.id, u.department_id, u.id, u.display_name, m.started_at, t.left_at, t.left_at, m.people,
            ARRAY[u.id], t.users, t.devices,
            CASE WHEN m.absent
              THEN '[{"displayName": "Absent Person", "answer": "declined", "reason": "On leave"}]'::jsonb
              ELSE '[]'::jsonb END
     FROM large_meetings m JOIN large_users u ON u.n = m.first + 1 JOIN large_rooms r ON r.n = m.room
     JOIN (SELECT meeting, array_agg(user_id) AS users, array_agg(DISTINCT device) AS devices, max(left_at) AS left_at
           FROM large_people GROUP BY meeting) t ON t.meeting = m.id`,
  ];
}
