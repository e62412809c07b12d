import {
  AddBookingRequest,
  BookingQuery,
  ChangeBookingRequest,
  MoveBookingRequest,
  MoveOccurrenceRequest,
} from '../../contract/bookings';
import { AddRoomRequest, ChangeRoomRequest, DeleteRoomQuery, RoomQuery } from '../../contract/rooms';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import { whichUser } from '../whichUser';
import type { BookingService } from './BookingService';
import type { BookingViews } from './BookingViews';
import type { RoomService } from './RoomService';

type SchedulingRouteNames =
  | 'searchRooms'
  | 'viewRoom'
  | 'addRoom'
  | 'changeRoom'
  | 'deleteRoom'
  | 'listBookings'
  | 'viewBooking'
  | 'addBooking'
  | 'changeBooking'
  | 'moveBooking'
  | 'cancelBooking'
  | 'moveOccurrence'
  | 'cancelOccurrence';

/** Rooms and their bookings. */
export function schedulingRoutes(parts: {
  rooms: RoomService;
  bookings: BookingService;
  views: BookingViews;
}) {
  return { ...roomRoutes(parts.rooms), ...bookingRoutes(parts) } satisfies Pick<Routes, SchedulingRouteNames>;
}

function roomRoutes(rooms: RoomService) {
  return {
    searchRooms: defineRoute<'searchRooms'>({
      summary: 'Find rooms among those that one may book.',
      query: RoomQuery,
      costs: 'search',
      run: ({ actor, query }) => rooms.search(query, whichUser(actor)),
    }),
    viewRoom: defineRoute<'viewRoom'>({
      summary: 'One room.',
      run: ({ actor, parameters }) => rooms.view(parameters.room, whichUser(actor)),
    }),
    addRoom: defineRoute<'addRoom'>({
      summary: 'Add a room to a department that is administered, or for everybody.',
      body: AddRoomRequest,
      run: (call) => rooms.add(call.body, actOf(call)),
    }),
    changeRoom: defineRoute<'changeRoom'>({
      summary: 'Change a room, its hosts and its opening hours.',
      body: ChangeRoomRequest,
      run: (call) => rooms.change(call.parameters.room, call.body, actOf(call)),
    }),
    deleteRoom: defineRoute<'deleteRoom'>({
      summary: 'Delete a room; its bookings to come move where the query says.',
      query: DeleteRoomQuery,
      run: async (call) => {
        await rooms.delete(call.parameters.room, call.query, actOf(call));
        return null;
      },
    }),
  };
}

function bookingRoutes({ bookings, views }: { bookings: BookingService; views: BookingViews }) {
  return {
    listBookings: defineRoute<'listBookings'>({
      summary: 'What is booked between two instants.',
      query: BookingQuery,
      run: ({ actor, query }) => views.list(query, whichUser(actor)),
    }),
    viewBooking: defineRoute<'viewBooking'>({
      summary: 'One booking with all its dates.',
      run: ({ actor, parameters }) => views.view(parameters.booking, whichUser(actor)),
    }),
    addBooking: defineRoute<'addBooking'>({
      summary: 'Book a room, once or in a series.',
      body: AddBookingRequest,
      costs: 'booking',
      run: ({ actor, body }) => bookings.add(body, whichUser(actor)),
    }),
    changeBooking: defineRoute<'changeBooking'>({
      summary: 'Change what a booking is about.',
      body: ChangeBookingRequest,
      costs: 'booking',
      run: (call) => bookings.change(call.parameters.booking, call.body, actOf(call)),
    }),
    moveBooking: defineRoute<'moveBooking'>({
      summary: 'Move all dates of a booking that have not begun.',
      body: MoveBookingRequest,
      costs: 'booking',
      run: (call) => bookings.move(call.parameters.booking, call.body, actOf(call)),
    }),
    cancelBooking: defineRoute<'cancelBooking'>({
      summary: 'Cancel all dates of a booking that have not begun.',
      costs: 'booking',
      run: (call) => bookings.cancel(call.parameters.booking, actOf(call)),
    }),
    moveOccurrence: defineRoute<'moveOccurrence'>({
      summary: 'Move one date of a booking.',
      body: MoveOccurrenceRequest,
      costs: 'booking',
      run: (call) => bookings.moveOccurrence(call.parameters, call.body, actOf(call)),
    }),
    cancelOccurrence: defineRoute<'cancelOccurrence'>({
      summary: 'Cancel one date of a booking.',
      costs: 'booking',
      run: (call) =>
        bookings.cancelOccurrence(call.parameters.booking, call.parameters.occurrence, actOf(call)),
    }),
  };
}
