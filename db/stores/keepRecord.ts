import type { MeetingId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';

/**
 * Brings the record of a meeting up to date with what is known of it: to be called in the transaction that changed who
 * was there. What people have written into it stays. A meeting that never began has none. Answers whether it was open
 * before and is complete now: until somebody comes back.
 */
export async function keepRecord(source: Queryable, meeting: MeetingId, at: Date): Promise<boolean> {
  const [row] = await source.query<{ completed: boolean }[]>(KEEP, [meeting, at]);
  return row?.completed ?? false;
}

/**
 * Whoever came is counted once; the makers of a meeting and those named its hosts are hosts, whether they came or not.
 * Of a booked date the room and the agenda are the booking's, and absent is whoever was invited to it and did not come.
 */
const KEEP = `
  WITH before AS (SELECT ended_at FROM meeting_records WHERE meeting_id = $1), visits AS (
    SELECT p.id, p.principal_kind AS kind, p.principal_id AS principal, p.display_name AS name, p.role,
           array_agg(DISTINCT a.device) AS devices, max(a.left_at) AS left_at, bool_or(a.left_at IS NULL) AS present
    FROM participants p JOIN attendance a ON a.participant_id = p.id WHERE p.meeting_id = $1 GROUP BY p.id
  ), there AS (
    SELECT count(*)::integer AS people, max(left_at) AS left_at, coalesce(bool_or(present), false) AS present,
           coalesce(array_agg(principal::uuid) FILTER (WHERE kind = 'user'), '{}') AS users,
           coalesce(array_agg(principal::uuid) FILTER (WHERE kind = 'user' AND role = 'host'), '{}') AS hosts,
           coalesce(string_agg(name, ' ') FILTER (WHERE kind = 'guest'), '') AS guests
    FROM visits
  ), booked AS (
    SELECT o.id, o.booking_id, o.room_id, b.agenda FROM meetings m
    JOIN booking_occurrences o ON o.id = m.booking_occurrence_id JOIN bookings b ON b.id = o.booking_id WHERE m.id = $1
  ), invited AS (
    SELECT coalesce(u.display_name, i.name) AS name, coalesce(a.state, i.state) AS state, coalesce(a.reason, i.reason) AS reason
    FROM booked JOIN invitations i ON i.booking_id = booked.booking_id AND i.withdrawn_at IS NULL
      AND (i.occurrence_id IS NULL OR i.occurrence_id = booked.id)
    LEFT JOIN invitation_answers a ON a.invitation_id = i.id AND a.occurrence_id = booked.id
    LEFT JOIN users u ON u.id = i.user_id
    WHERE NOT EXISTS (SELECT FROM visits v WHERE v.principal = i.user_id::text OR (v.kind = 'guest' AND v.name = i.name))
  ), absent AS (
    SELECT coalesce(jsonb_agg(jsonb_build_object('displayName', name, 'reason', reason,
             'answer', CASE state WHEN 'needs-action' THEN 'none' ELSE state END) ORDER BY lower(name), name), '[]') AS list
    FROM invited WHERE state <> 'delegated'
  ), kinds AS (
    SELECT coalesce(array_agg(DISTINCT device), '{}') AS devices FROM visits, unnest(visits.devices) device
  )
  INSERT INTO meeting_records AS known (meeting_id, topic, department_id, initiator_id, initiator_name, started_at,
                                        ended_at, seen_at, people, hosts, participants, guests, devices,
                                        room_id, agenda, absences)
  SELECT m.id, m.title, u.department_id, m.created_by, u.display_name, m.started_at,
         CASE WHEN there.present THEN NULL
              ELSE greatest(m.started_at, coalesce(there.left_at, m.ended_at)) END,
         $2, there.people,
         ARRAY(SELECT m.created_by WHERE m.created_by IS NOT NULL
               UNION SELECT user_id FROM meeting_hosts WHERE meeting_id = $1
               UNION SELECT unnest(there.hosts)),
         there.users, there.guests, kinds.devices, booked.room_id, coalesce(booked.agenda, '[]'), absent.list
  FROM meetings m LEFT JOIN users u ON u.id = m.created_by CROSS JOIN there CROSS JOIN kinds CROSS JOIN absent
  LEFT JOIN booked ON true
  WHERE m.id = $1 AND m.started_at IS NOT NULL
  ON CONFLICT (meeting_id) DO UPDATE SET
    ended_at = excluded.ended_at, seen_at = greatest(known.seen_at, excluded.seen_at), people = excluded.people,
    hosts = excluded.hosts, participants = excluded.participants, guests = excluded.guests, devices = excluded.devices,
    absences = excluded.absences,
    room_id = coalesce(excluded.room_id, known.room_id),
    agenda = CASE WHEN excluded.room_id IS NULL THEN known.agenda ELSE excluded.agenda END
  RETURNING ended_at IS NOT NULL AND EXISTS (SELECT FROM before WHERE ended_at IS NULL) AS completed`;
