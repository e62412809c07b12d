import type { ExportedRecord } from '../../server/admin/archive/toRecordView';
import { DepartmentId, MeetingId, ParticipantId, RoomId, UserId } from '../../server/contract/ids';

const id = '00000000-0000-4000-8000-000000000001';

/** A record of an hour: Lin Mei was there, Bob was not. */
export function aRecord(change: Partial<ExportedRecord> = {}): ExportedRecord {
  const mei = { id: UserId.parse(id), displayName: '林梅' };
  return {
    id: MeetingId.parse(id),
    topic: '预算 Budget',
    tags: ['Q3'],
    room: { id: RoomId.parse(id), name: 'Turing' },
    department: { id: DepartmentId.parse(id), name: 'Finance' },
    initiator: mei,
    startedAt: '2027-03-01T09:00:00.000Z',
    endedAt: '2027-03-01T10:00:00.000Z',
    seconds: 3600,
    people: 1,
    devices: ['browser'],
    absences: 1,
    held: false,
    code: '123456789',
    description: 'About next year.',
    minutes: '决定：通过预算。',
    hosts: [mei],
    attendance: [
      {
        id: ParticipantId.parse(id),
        displayName: '林梅',
        kind: 'user',
        user: mei.id,
        role: 'host',
        seconds: 3600,
        visits: [
          {
            device: 'browser',
            joinedAt: '2027-03-01T09:00:00.000Z',
            leftAt: '2027-03-01T10:00:00.000Z',
          },
        ],
      },
    ],
    absent: [{ displayName: 'Bob', answer: 'declined', reason: 'On leave, "until" Monday' }],
    agenda: [{ title: 'Figures 数字', minutes: 20 }],
    hold: null,
    files: [
      {
        name: '图表 figures.pdf',
        type: 'application/pdf',
        size: 1_234_567,
        sentBy: '林梅',
        sentAt: '2027-03-01T09:30:00.000Z',
      },
    ],
    ...change,
  };
}
