import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { AccountRole, Locale } from '../../server/contract/accounts';
import type { DepartmentId, GuestId, MeetingId, SignInId, UserId } from '../../server/contract/ids';

/** Somebody with an account. */
@Entity('users')
export class UserEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: UserId;

  /** In lower case. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  /** User part of the address of record. */
  @Column({ type: 'text', name: 'sip_name' })
  sipName!: string;

  @Column({ type: 'text' })
  role!: AccountRole;

  @Column({ type: 'text' })
  locale!: Locale;

  /** Null until they have set one. */
  @Column({ type: 'text', name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'uuid', name: 'department_id', nullable: true })
  department!: DepartmentId | null;

  /** Host in general, beside the rooms and meetings they are host of. */
  @Column({ type: 'boolean', name: 'is_host', default: false })
  isHost!: boolean;

  @Column({ type: 'boolean', name: 'is_support_agent', default: false })
  isSupportAgent!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;
}

/** Somebody without an account, for one meeting. */
@Entity('guests')
export class GuestEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: GuestId;

  @Column({ type: 'uuid', name: 'meeting_id' })
  meeting!: MeetingId;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text', name: 'sip_name' })
  sipName!: string;

  @Column({ type: 'text' })
  locale!: Locale;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** One sign-in of a user or visit of a guest; of its token only the SHA-256 is kept. */
@Entity('sign_ins')
export class SignInEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: SignInId;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  user!: UserId | null;

  @Column({ type: 'uuid', name: 'guest_id', nullable: true })
  guest!: GuestId | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_seen_at' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'text' })
  ip!: string;

  @Column({ type: 'text', name: 'user_agent' })
  userAgent!: string;
}

/** A one-time token that makes the first admin; only its SHA-256 is kept. */
@Entity('setup_tokens')
export class SetupTokenEntity {
  @PrimaryColumn({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
