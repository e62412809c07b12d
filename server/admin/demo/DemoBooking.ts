import { randomUUID } from 'node:crypto';
import type { StoredUser } from '../../../db/stores/AccountStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { AddBookingRequest, BookingView } from '../../contract/bookings';
import { type InvitationId, type MeetingId, type RoomId, SignInId, type UserId } from '../../contract/ids';
import type { AnswerInvitationRequest, InvitationView } from '../../contract/invitations';
import type { UserActor } from '../../kernel/Actor';
import { DEMO_BOOKING } from './demoPeople';

/** Where the people of the demo book and answer, as everybody does. */
export interface DemoDesk {
  add(request: AddBookingRequest, actor: UserActor): Promise<BookingView>;
  answer(id: InvitationId, request: AnswerInvitationRequest, actor: UserActor): Promise<InvitationView>;
}

export interface DemoBookingParts {
  readonly stores: OrganisationStores;
  readonly desk: DemoDesk;
  readonly now: () => number;
}

const STEP_MS = 5 * 60 * 1000;

/** Books a room of the demo from now on, with people who come and one who does not: the meeting of the demo is that. */
export class DemoBooking {
  constructor(private readonly parts: DemoBookingParts) {}

  /** Does nothing while something is booked there. `users` are by e-mail address. */
  async run(meeting: MeetingId, users: ReadonlyMap<string, StoredUser>): Promise<void> {
    const room = await this.#freeRoom();
    const organiser = users.get(DEMO_BOOKING.organiser);
    if (!room || !organiser) return;
    const booking = await this.parts.desk.add(this.#request(room, users), toActor(organiser));
    await this.#answer(booking, users);
    await this.parts.stores.transaction(async ({ bookedMeetings }) => {
      const [occurrence] = booking.occurrences;
      const date = occurrence && (await bookedMeetings.lockDate(booking.id, occurrence.id));
      if (date && !date.meeting) await bookedMeetings.take(meeting, date, null);
    });
  }

  async #freeRoom(): Promise<RoomId | undefined> {
    const { rooms, calendar } = this.parts.stores;
    const { items } = await rooms.search({ text: DEMO_BOOKING.room, status: 'open' });
    const room = items.find(({ name }) => name === DEMO_BOOKING.room);
    if (!room) return undefined;
    const now = this.parts.now();
    const wanted = { start: new Date(now - STEP_MS), end: new Date(now + DEMO_BOOKING.minutes * 60_000) };
    return (await calendar.busyRooms([room.id], wanted)).length > 0 ? undefined : room.id;
  }

  #request(room: RoomId, users: ReadonlyMap<string, StoredUser>): AddBookingRequest {
    const { title, description, agenda, minutes, people } = DEMO_BOOKING;
    const start = new Date(Math.floor(this.parts.now() / STEP_MS) * STEP_MS);
    return {
      room,
      title,
      description,
      agenda: [...agenda],
      start: start.toISOString().slice(0, 16),
      zone: 'UTC',
      minutes,
      people: people.flatMap(({ email }): UserId[] => {
        const user = users.get(email);
        return user ? [user.id] : [];
      }),
    };
  }

  async #answer({ id }: BookingView, users: ReadonlyMap<string, StoredUser>): Promise<void> {
    for (const { email, answer } of DEMO_BOOKING.people) {
      const user = users.get(email);
      const [invitation] = user ? await this.parts.stores.invitees.findOf(user.id, id) : [];
      if (user && invitation && answer) await this.parts.desk.answer(invitation.id, answer, toActor(user));
    }
  }
}

/** Somebody of the demo, as if they had signed in. */
function toActor({ id, displayName, sipName, role, locale }: StoredUser): UserActor {
  return {
    kind: 'user',
    user: id,
    role,
    isSupportAgent: false,
    signIn: SignInId.parse(randomUUID()),
    displayName,
    address: `sip:${sipName}`,
    locale,
  };
}
