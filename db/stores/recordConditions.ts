import type { RecordQuery } from '../../server/contract/archive';
import type { DeviceKind } from '../../server/contract/conference';
import type { DepartmentId, MeetingId, UserId } from '../../server/contract/ids';
import { containing, SqlConditions } from '../SqlConditions';

/** Whose records somebody may know of: those of these departments, and of meetings they were in. */
export interface RecordSight {
  readonly user: UserId;
  readonly departments: readonly DepartmentId[];
}

/** What is asked for, with the department and all below it as a list. */
export type RecordFilter = Omit<RecordQuery, 'department' | 'offset' | 'limit' | 'sort' | 'order'> & {
  readonly departments?: readonly DepartmentId[];
  readonly records?: readonly MeetingId[];
};

/** Trigrams find what has three characters. */
const TRIGRAM = 3;

/** The WHERE of what is asked for, among those that somebody may know of; the table is `r`. */
export function recordConditions(filter: RecordFilter, sight: RecordSight | undefined): SqlConditions {
  const { text, room, initiator, host, participant, departments, from, until, records } = filter;
  const where = new SqlConditions();
  if (sight) see(where, sight);
  if (records) where.add((value) => `r.meeting_id = ANY (${value}::uuid[])`, records);
  if (text) search(where, text);
  if (room) where.add((value) => `r.room_id = ${value}`, room);
  if (initiator) where.add((value) => `r.initiator_id = ${value}`, initiator);
  if (host) where.add((value) => `r.hosts @> ARRAY[${value}::uuid]`, host);
  if (participant) where.add((value) => `r.participants @> ARRAY[${value}::uuid]`, participant);
  if (departments) where.add((value) => `r.department_id = ANY (${value}::uuid[])`, departments);
  if (from) where.add((value) => `r.started_at >= ${value}`, from);
  if (until) where.add((value) => `r.started_at < ${value}`, until);
  for (const condition of plainConditionsOf(filter)) where.addPlain(condition);
  return where;
}

function plainConditionsOf({ device, absences, held, state }: RecordFilter): string[] {
  return [
    device && DEVICES[device],
    absences && (absences === 'some' ? 'r.has_absences' : 'NOT r.has_absences'),
    held && `r.held_at IS ${held === 'yes' ? 'NOT ' : ''}NULL`,
    state && `r.ended_at IS ${state === 'over' ? 'NOT ' : ''}NULL`,
  ].flatMap((condition) => condition ?? []);
}

/** Written out, so that the index of one of them is used. */
const DEVICES: Readonly<Record<DeviceKind, string>> = {
  browser: `r.devices @> '{browser}'`,
  phone: `r.devices @> '{phone}'`,
  synthetic: `r.devices @> '{synthetic}'`,
};

function search(where: SqlConditions, text: string): void {
  const letters = [...text.toLowerCase()];
  if (letters.length >= TRIGRAM) {
    where.add((value) => `r.search LIKE ${value}`, containing(text));
    return;
  }
  const pair = where.value(letters.join(''));
  // Not LIKE: for so few letters it would read the whole index of trigrams.
  where.addPlain(`strpos(r.search, ${pair}) > 0 AND letter_pairs(r.search) @> ARRAY[${pair}]`);
}

function see(where: SqlConditions, { user, departments }: RecordSight): void {
  const who = where.value(user);
  const theirs = `r.hosts @> ARRAY[${who}::uuid] OR r.participants @> ARRAY[${who}::uuid]`;
  if (departments.length === 0) where.addPlain(`(${theirs})`);
  else where.add((value) => `(${theirs} OR r.department_id = ANY (${value}::uuid[]))`, departments);
}
