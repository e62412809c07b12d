import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AgendaItem } from '../../server/contract/agenda';
import type { BookingId, DepartmentId, RoomId, UserId } from '../../server/contract/ids';
import type { OpeningHours, PinPolicy, RoomStatus, RoomType } from '../../server/contract/rooms';

/** A bookable place. */
@Entity('rooms')
export class RoomEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: RoomId;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  type!: RoomType;

  @Column({ type: 'text' })
  status!: RoomStatus;

  @Column({ type: 'uuid', name: 'department_id', nullable: true })
  department!: DepartmentId | null;

  @Column({ type: 'integer' })
  seats!: number;

  @Column({ type: 'text', array: true })
  equipment!: string[];

  @Column({ type: 'text' })
  zone!: string;

  @Column({ type: 'jsonb', name: 'opening_hours' })
  openingHours!: OpeningHours;

  @Column({ type: 'text', name: 'dial_in_number' })
  dialInNumber!: string;

  @Column({ type: 'text', name: 'pin_policy' })
  pinPolicy!: PinPolicy;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}

/** A room taken once or in a series; its dates stand in booking_occurrences. */
@Entity('bookings')
export class BookingEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: BookingId;

  @Column({ type: 'uuid', name: 'room_id' })
  room!: RoomId;

  @Column({ type: 'uuid', name: 'organiser_id', nullable: true })
  organiser!: UserId | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  description!: string;

  /** By the clocks of the zone, `2027-03-29T09:00`. */
  @Column({ type: 'text', name: 'starts_at' })
  start!: string;

  @Column({ type: 'text' })
  zone!: string;

  @Column({ type: 'integer' })
  minutes!: number;

  @Column({ type: 'text', nullable: true })
  rule!: string | null;

  @Column({ type: 'jsonb' })
  agenda!: AgendaItem[];

  @Column({ type: 'integer', name: 'reminder_minutes', nullable: true })
  reminderMinutes!: number | null;

  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;
}
