import { randomInt } from 'node:crypto';
import type { Queryable } from '../../db/Queryable';
import { keepRecord } from '../../db/stores/keepRecord';
import { MeetingId } from '../../server/contract/ids';

/** A meeting that is over, and who was in it. */
export interface StagedRecord {
  readonly title?: string;
  readonly department?: string | null;
  readonly room?: string | null;
  readonly host: string;
  readonly participants?: readonly string[];
  readonly guests?: readonly string[];
  readonly device?: 'browser' | 'phone';
  readonly startedAt?: Date;
  readonly minutes?: number;
}

/** Writes a meeting into the database that has taken place; answers its id, which is that of its record. */
export async function stageRecord(source: Queryable, staged: StagedRecord): Promise<MeetingId> {
  const { host, participants = [], guests = [], device = 'browser', minutes = 60 } = staged;
  const startedAt = staged.startedAt ?? new Date('2027-02-01T09:00:00Z');
  const endedAt = new Date(startedAt.getTime() + minutes * 60_000);
  const code = String(randomInt(100_000_000, 1_000_000_000));
  const [row] = await source.query<{ id: string }[]>(
    `INSERT INTO meetings (code, title, state, created_by, maximum_participants, is_demo, starts_at, started_at, ended_at)
     VALUES ($1, $2, 'ended', $3, 20, false, $4, $4, $5) RETURNING id`,
    [code, staged.title ?? 'Staged', host, startedAt, endedAt],
  );
  const meeting = MeetingId.parse(row?.id);
  const people = [
    { kind: 'user', id: host, role: 'host' },
    ...participants.map((id) => ({ kind: 'user', id, role: 'participant' })),
    ...guests.map((id) => ({ kind: 'guest', id, role: 'guest' })),
  ];
  for (const { kind, id, role } of people) {
    const [participant] = await source.query<{ id: string }[]>(
      `INSERT INTO participants (meeting_id, principal_kind, principal_id, display_name, role)
       VALUES ($1, $2, $3, coalesce((SELECT display_name FROM users WHERE id::text = $3), $3), $4) RETURNING id`,
      [meeting, kind, id, role],
    );
    await source.query(
      'INSERT INTO attendance (participant_id, device, joined_at, left_at) VALUES ($1, $2, $3, $4)',
      [participant?.id, device, startedAt, endedAt],
    );
  }
  await keepRecord(source, meeting, endedAt);
  await source.query('UPDATE meeting_records SET department_id = $2, room_id = $3 WHERE meeting_id = $1', [
    meeting,
    staged.department ?? null,
    staged.room ?? null,
  ]);
  return meeting;
}
