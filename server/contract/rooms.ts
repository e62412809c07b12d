import { z } from 'zod';
import { DepartmentId, RoomId, UserId } from './ids';
import { PAGE } from './paging';
import { optionalText, plainText } from './text';
import { Version } from './version';

export const RoomType = z.enum(['virtual', 'physical', 'both']);
export type RoomType = z.infer<typeof RoomType>;

export const RoomStatus = z.enum(['open', 'closed', 'maintenance']);
export type RoomStatus = z.infer<typeof RoomStatus>;

/** Whether whoever dials in has to know the PIN of the meeting. */
export const PinPolicy = z.enum(['none', 'required']);
export type PinPolicy = z.infer<typeof PinPolicy>;

/** A name of the time zone database, such as `Europe/Berlin`. */
export const TimeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$/)
  .refine(isTimeZone, 'there is no such time zone');

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** `08:30`; the end of a day is `24:00`. */
const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 08:30 is wanted');

export const OpeningHours = z
  .array(
    z
      .strictObject({ day: z.enum(WEEKDAYS), from: clock, until: clock })
      .refine(({ from, until }) => from < until, 'the end has to come after the beginning'),
  )
  .max(28);
/** When bookings may lie in a room, by its own zone; without any, always. */
export type OpeningHours = z.infer<typeof OpeningHours>;

const fields = {
  name: plainText(64),
  type: RoomType,
  status: RoomStatus,
  /** Whose room it is: only they may book it. Null is everybody's. */
  department: DepartmentId.nullable(),
  seats: z.int().min(0).max(10_000),
  equipment: z.array(plainText(40)).max(30),
  zone: TimeZone,
  openingHours: OpeningHours,
  hosts: z.array(UserId).max(50),
  dialInNumber: z
    .string()
    .regex(/^(\+?[0-9][0-9 ()/-]{2,30})?$/, 'a telephone number is wanted')
    .transform((value) => value.trim()),
  pinPolicy: PinPolicy,
  description: optionalText(2_000),
} as const;

export const AddRoomRequest = z.strictObject({
  name: fields.name,
  type: fields.type,
  zone: fields.zone,
  department: fields.department,
  status: fields.status.optional(),
  seats: fields.seats.optional(),
  equipment: fields.equipment.optional(),
  openingHours: fields.openingHours.optional(),
  hosts: fields.hosts.optional(),
  dialInNumber: fields.dialInNumber.optional(),
  pinPolicy: fields.pinPolicy.optional(),
  description: fields.description.optional(),
});
export type AddRoomRequest = z.infer<typeof AddRoomRequest>;

export const ChangeRoomRequest = z.strictObject({ ...fields, version: Version }).partial();
export type ChangeRoomRequest = z.infer<typeof ChangeRoomRequest>;

/** Where the bookings to come of a deleted room go; without it, one that has some is not deleted. */
export const DeleteRoomQuery = z.strictObject({ bookingsTo: RoomId.optional() });
export type DeleteRoomQuery = z.infer<typeof DeleteRoomQuery>;

export const RoomQuery = z.strictObject({
  ...PAGE,
  /** Part of the name. */
  text: plainText(64).optional(),
  type: RoomType.optional(),
  status: RoomStatus.optional(),
  /** This many at least. */
  seats: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .optional(),
  /** One piece of equipment that it has. */
  equipment: plainText(40).optional(),
  /** Those that somebody is a host of. */
  host: UserId.optional(),
});
export type RoomQuery = z.infer<typeof RoomQuery>;

export interface RoomView {
  readonly id: RoomId;
  readonly name: string;
  readonly type: RoomType;
  readonly status: RoomStatus;
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
  readonly seats: number;
  readonly equipment: readonly string[];
  readonly zone: string;
  readonly openingHours: OpeningHours;
  readonly hosts: readonly { readonly id: UserId; readonly displayName: string }[];
  readonly dialInNumber: string;
  readonly pinPolicy: PinPolicy;
  readonly description: string;
  /** Whether whoever asks may change it. */
  readonly managed: boolean;
  /** Of what a change may change. */
  readonly version: string;
}

/** In small letters, those that were named and are there: some hundreds at most, and to find one takes long. */
const timeZones = new Set<string>();

function isTimeZone(name: string): boolean {
  const known = name.toLowerCase();
  if (timeZones.has(known)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  timeZones.add(known);
  return true;
}
