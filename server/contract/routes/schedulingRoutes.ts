import type {
  AddBookingRequest,
  BookingQuery,
  BookingView,
  CalendarEntry,
  ChangeBookingRequest,
  MoveBookingRequest,
  MoveOccurrenceRequest,
} from '../bookings';
import type { Page } from '../paging';
import type { AddRoomRequest, ChangeRoomRequest, DeleteRoomQuery, RoomQuery, RoomView } from '../rooms';

/** Rooms and their bookings. */
export const SCHEDULING_ROUTES = {
  searchRooms: { method: 'GET', path: '/api/v1/rooms' },
  viewRoom: { method: 'GET', path: '/api/v1/rooms/:room' },
  addRoom: { method: 'POST', path: '/api/v1/rooms' },
  changeRoom: { method: 'PATCH', path: '/api/v1/rooms/:room' },
  deleteRoom: { method: 'DELETE', path: '/api/v1/rooms/:room' },
  listBookings: { method: 'GET', path: '/api/v1/bookings' },
  viewBooking: { method: 'GET', path: '/api/v1/bookings/:booking' },
  addBooking: { method: 'POST', path: '/api/v1/bookings' },
  changeBooking: { method: 'PATCH', path: '/api/v1/bookings/:booking' },
  moveBooking: { method: 'POST', path: '/api/v1/bookings/:booking/move' },
  cancelBooking: { method: 'POST', path: '/api/v1/bookings/:booking/cancel' },
  moveOccurrence: { method: 'POST', path: '/api/v1/bookings/:booking/dates/:occurrence/move' },
  cancelOccurrence: { method: 'POST', path: '/api/v1/bookings/:booking/dates/:occurrence/cancel' },
} as const;

export interface SchedulingRouteTypes {
  searchRooms: { query: RoomQuery; reply: Page<RoomView> };
  viewRoom: { parameters: { room: string }; reply: RoomView };
  addRoom: { body: AddRoomRequest; reply: RoomView };
  changeRoom: { parameters: { room: string }; body: ChangeRoomRequest; reply: RoomView };
  deleteRoom: { parameters: { room: string }; query: DeleteRoomQuery; reply: null };
  listBookings: { query: BookingQuery; reply: readonly CalendarEntry[] };
  viewBooking: { parameters: { booking: string }; reply: BookingView };
  addBooking: { body: AddBookingRequest; reply: BookingView };
  changeBooking: { parameters: { booking: string }; body: ChangeBookingRequest; reply: BookingView };
  moveBooking: { parameters: { booking: string }; body: MoveBookingRequest; reply: BookingView };
  cancelBooking: { parameters: { booking: string }; reply: BookingView };
  moveOccurrence: {
    parameters: { booking: string; occurrence: string };
    body: MoveOccurrenceRequest;
    reply: BookingView;
  };
  cancelOccurrence: { parameters: { booking: string; occurrence: string }; reply: BookingView };
}
