import { randomInt, randomUUID } from 'node:crypto';
import type { DeviceKind, Role } from '../../server/contract/conference';
import { MeetingId, ParticipantId } from '../../server/contract/ids';
import type { MeetingStore, Principal, StoredMeeting } from '../../server/meeting/MeetingStore';

interface Attendance {
  readonly participant: ParticipantId;
  readonly device: DeviceKind;
  readonly joinedAt: Date;
  leftAt?: Date;
}

/** Meetings kept in memory: what the tests of live meetings use in place of the database, and as it would behave. */
export class MemoryMeetingStore implements MeetingStore {
  readonly attendance: Attendance[] = [];
  readonly #meetings = new Map<MeetingId, StoredMeeting>();
  readonly #hosts = new Set<string>();
  readonly #participants = new Map<string, { participant: ParticipantId; role: Role }>();

  /** `host` is the id of the user who makes it. */
  create({ host = '', isDemo = false, title = 'Budget', maximumParticipants = 10 } = {}): StoredMeeting {
    const id = MeetingId.parse(randomUUID());
    const code = String(randomInt(100_000_000, 1_000_000_000));
    const meeting: StoredMeeting = { id, code, title, maximumParticipants, isDemo, state: 'scheduled' };
    this.#meetings.set(id, meeting);
    this.#hosts.add(`${id} ${host}`);
    return meeting;
  }

  async findByCode(code: string): Promise<StoredMeeting | undefined> {
    return [...this.#meetings.values()].find((meeting) => meeting.code === code);
  }

  async enrol({ meeting, principal }: { meeting: MeetingId; principal: Principal; displayName: string }) {
    const key = `${meeting} ${principal.kind} ${principal.id}`;
    const known = this.#participants.get(key);
    if (known) return known;
    const enrolled = {
      participant: ParticipantId.parse(randomUUID()),
      role: this.#roleOf(meeting, principal),
    };
    this.#participants.set(key, enrolled);
    return enrolled;
  }

  async recordJoin(participant: ParticipantId, device: DeviceKind, joinedAt: Date): Promise<void> {
    if (!this.#open(participant)) this.attendance.push({ participant, device, joinedAt });
  }

  async recordLeave(participant: ParticipantId, at: Date): Promise<void> {
    const open = this.#open(participant);
    if (open) open.leftAt = at;
  }

  async markRunning(id: MeetingId): Promise<void> {
    const meeting = this.#meetings.get(id);
    if (meeting && meeting.state !== 'ended') this.#meetings.set(id, { ...meeting, state: 'running' });
  }

  async markEnded(id: MeetingId): Promise<void> {
    const meeting = this.#meetings.get(id);
    if (meeting && !meeting.isDemo) this.#meetings.set(id, { ...meeting, state: 'ended' });
  }

  #open(participant: ParticipantId): Attendance | undefined {
    return this.attendance.find((entry) => entry.participant === participant && !entry.leftAt);
  }

  #roleOf(meeting: MeetingId, { kind, id }: Principal): Role {
    if (kind === 'guest') return 'guest';
    return kind === 'user' && this.#hosts.has(`${meeting} ${id}`) ? 'host' : 'participant';
  }
}
