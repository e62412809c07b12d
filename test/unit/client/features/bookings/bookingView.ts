import type { BookingView } from '../../../../../server/contract/bookings';
import type { BookingId, RoomId } from '../../../../../server/contract/ids';

/** An hour in Harbour to which nobody is invited, unless told otherwise. */
export function bookingView(part: Partial<BookingView> = {}): BookingView {
  return {
    id: 'b' as BookingId,
    room: { id: 'c0f0ad0e-2f1c-4b39-8fb4-0a6a5d6c0001' as RoomId, name: 'Harbour' },
    organiser: null,
    title: 'Budget review',
    description: '',
    start: '2027-03-19T09:00',
    zone: 'Europe/Berlin',
    minutes: 60,
    rule: null,
    sequence: 0,
    cancelled: false,
    occurrences: [],
    agenda: [],
    reminderMinutes: 10,
    changeable: true,
    startable: true,
    people: [],
    departments: [],
    guests: [],
    replies: { invited: 0, accepted: 0, tentative: 0, declined: 0, waiting: 0 },
    mine: [],
    ...part,
  };
}
