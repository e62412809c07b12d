import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { MeetingCode, MeetingId, UserId } from '../../server/contract/ids';

/** One occurrence of a meeting. */
@Entity('meetings')
export class MeetingEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: MeetingId;

  @Column({ type: 'text' })
  code!: MeetingCode;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  state!: 'scheduled' | 'running' | 'ended';

  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: UserId | null;

  @Column({ type: 'integer', name: 'maximum_participants' })
  maximumParticipants!: number;

  /** The demo's meeting: on everyone's list, and it never ends. */
  @Column({ type: 'boolean', name: 'is_demo' })
  isDemo!: boolean;

  @Column({ type: 'timestamptz', name: 'starts_at' })
  startsAt!: Date;

  @Column({ type: 'timestamptz', name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** A user who is host of a meeting beside the one who made it. */
@Entity('meeting_hosts')
export class MeetingHostEntity {
  @PrimaryColumn({ type: 'uuid', name: 'meeting_id' })
  meeting!: MeetingId;

  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  user!: UserId;
}

/** A user who has taken a meeting onto their list by its code. */
@Entity('meeting_members')
export class MeetingMemberEntity {
  @PrimaryColumn({ type: 'uuid', name: 'meeting_id' })
  meeting!: MeetingId;

  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  user!: UserId;
}
