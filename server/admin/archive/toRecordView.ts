import type { StoredRecord, StoredVisit, WholeRecord } from '../../../db/stores/RecordStore';
import type { AttendanceView, RecordEntry, RecordView } from '../../contract/archive';
import { UserId } from '../../contract/ids';

/** What a record says by itself, whoever asks. */
export type PlainRecord = Omit<RecordView, 'deletedFrom' | 'editable' | 'managed' | 'version'>;

/** A file that was sent to all in the chat of a meeting, and not deleted. */
export interface RecordedFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly size: number;
  readonly sentBy: string;
  readonly sentAt: string;
}

/** A record as it is written into files. */
export interface ExportedRecord extends PlainRecord {
  readonly files: readonly RecordedFile[];
}

export function toRecordEntry(record: StoredRecord): RecordEntry {
  const { id, topic, tags, room, roomName, department, departmentName, initiator, initiatorName } = record;
  return {
    id,
    topic,
    tags,
    room: room && { id: room, name: roomName ?? '' },
    department: department && { id: department, name: departmentName ?? '' },
    initiator: initiatorName === null ? null : { id: initiator, displayName: initiatorName },
    startedAt: record.startedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
    seconds: record.seconds,
    people: record.people,
    devices: record.devices,
    absences: record.absences,
    held: record.heldAt !== null,
  };
}

/** `visits` may be of several meetings; `names` are those of hosts who still have an account. */
export function toRecordView(
  record: WholeRecord,
  visits: readonly StoredVisit[],
  names: ReadonlyMap<UserId, string>,
): PlainRecord {
  const { code, description, minutes, hosts, agenda, absent, heldAt, heldBy, holdReason } = record;
  const attendance = toAttendance(visits.filter(({ meeting }) => meeting === record.id));
  const nameOf = (host: UserId) =>
    names.get(host) ?? attendance.find(({ user }) => user === host)?.displayName;
  return {
    ...toRecordEntry(record),
    code,
    description,
    minutes,
    hosts: hosts.flatMap((id) => {
      const displayName = nameOf(id);
      return displayName === undefined ? [] : [{ id, displayName }];
    }),
    attendance,
    absent,
    agenda,
    hold: heldAt && { since: heldAt.toISOString(), by: heldBy ?? '', reason: holdReason ?? '' },
  };
}

/** In the order of their first coming; who is still in has been there until their last visit began. */
function toAttendance(visits: readonly StoredVisit[]): readonly AttendanceView[] {
  const people = new Map(visits.map((visit) => [visit.participant, visit]));
  return [...people.values()].map(({ participant, displayName, kind, principal, role }) => {
    const theirs = visits.filter((visit) => visit.participant === participant);
    return {
      id: participant,
      displayName,
      kind,
      user: kind === 'user' ? UserId.parse(principal) : null,
      role,
      seconds: theirs.reduce((sum, visit) => sum + secondsOf(visit), 0),
      visits: theirs.map(({ device, joinedAt, leftAt }) => ({
        device,
        joinedAt: joinedAt.toISOString(),
        leftAt: leftAt?.toISOString() ?? null,
      })),
    };
  });
}

function secondsOf({ joinedAt, leftAt }: StoredVisit): number {
  return leftAt ? Math.round((leftAt.getTime() - joinedAt.getTime()) / 1000) : 0;
}
