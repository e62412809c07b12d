import { z } from 'zod';
import { AgendaItem } from '../contract/agenda';
import { OutsideGuest } from '../contract/bookings';
import { BookingId, DepartmentId, OccurrenceId, RoomId } from '../contract/ids';
import { OpeningHours, PinPolicy, RoomStatus, RoomType } from '../contract/rooms';
import type { RouteName, RouteTypes } from '../contract/routes';
import { invitation, replyCounts } from './invitationReplies';
import { named, pageOf, person } from './organisationReplies';

const instant = z.iso.datetime();

const room = z.strictObject({
  id: RoomId,
  name: z.string(),
  type: RoomType,
  status: RoomStatus,
  department: named(DepartmentId).nullable(),
  seats: z.int(),
  equipment: z.array(z.string()),
  zone: z.string(),
  openingHours: OpeningHours,
  hosts: z.array(person),
  dialInNumber: z.string(),
  pinPolicy: PinPolicy,
  description: z.string(),
  managed: z.boolean(),
  version: z.string(),
});

const booking = z.strictObject({
  id: BookingId,
  room: named(RoomId),
  organiser: person.nullable(),
  title: z.string(),
  description: z.string(),
  start: z.string(),
  zone: z.string(),
  minutes: z.int(),
  rule: z.string().nullable(),
  sequence: z.int(),
  cancelled: z.boolean(),
  occurrences: z.array(
    z.strictObject({
      id: OccurrenceId,
      start: instant,
      end: instant,
      originalStart: instant,
      moved: z.boolean(),
      cancelled: z.boolean(),
    }),
  ),
  agenda: z.array(AgendaItem),
  reminderMinutes: z.int().nullable(),
  changeable: z.boolean(),
  startable: z.boolean(),
  people: z.array(person),
  departments: z.array(named(DepartmentId)),
  guests: z.array(OutsideGuest),
  replies: replyCounts,
  mine: z.array(invitation),
});

const entry = z.strictObject({
  id: OccurrenceId,
  booking: BookingId,
  room: named(RoomId),
  organiser: person.nullable(),
  title: z.string(),
  repeats: z.boolean(),
  start: instant,
  end: instant,
});

/** What the routes of rooms and bookings answer. */
export const SCHEDULING_REPLIES = {
  searchRooms: pageOf(room),
  viewRoom: room,
  addRoom: room,
  changeRoom: room,
  deleteRoom: z.null(),
  listBookings: z.array(entry),
  viewBooking: booking,
  addBooking: booking,
  changeBooking: booking,
  moveBooking: booking,
  cancelBooking: booking,
  moveOccurrence: booking,
  cancelOccurrence: booking,
} satisfies { [N in RouteName]?: z.ZodType<RouteTypes[N]['reply']> };
