import type { BookingView } from '../../server/contract/bookings';
import type { InviteeView } from '../../server/contract/invitations';
import type { NotificationContent } from '../../server/contract/notifications';
import type { RoomView } from '../../server/contract/rooms';
import type { OpenRest } from './openRest';
import { addStaff, type Staff } from './signInAs';

export const ZONE = 'Europe/Berlin';

/** People who book rooms and invite each other, over real HTTP and a real database. */
export class BookingDesk {
  #rooms = 0;

  private constructor(
    readonly rest: OpenRest,
    readonly root: Staff,
  ) {}

  static async open(rest: OpenRest): Promise<BookingDesk> {
    return new BookingDesk(rest, await addStaff(rest, 'Root', { role: 'admin' }));
  }

  addRoom(fields: object = {}): Promise<RoomView> {
    this.#rooms += 1;
    const body = { name: `Room ${this.#rooms}`, type: 'physical', zone: ZONE, department: null, ...fields };
    return this.root.browser.request('addRoom', { body });
  }

  /** On the 8th of March 2027 at nine in a room of its own, unless `fields` say otherwise. */
  async book(by: Staff, fields: object = {}): Promise<BookingView> {
    const room = (await this.addRoom()).id;
    const body = { room, title: 'Talk', start: '2027-03-08T09:00', zone: ZONE, minutes: 60, ...fields };
    return by.browser.request('addBooking', { body });
  }

  view(by: Staff, { id }: BookingView): Promise<BookingView> {
    return by.browser.request('viewBooking', { parameters: { booking: id } });
  }

  /** The organiser's list. */
  async invitees(
    by: Staff,
    { id }: BookingView,
    query: Readonly<Record<string, unknown>> = {},
  ): Promise<readonly InviteeView[]> {
    const found = await by.browser.request('listInvitees', { parameters: { booking: id }, query });
    return found.items;
  }

  /** What somebody was told, the newest first, and is taken note of. */
  async told(who: Staff): Promise<readonly NotificationContent[]> {
    const { items } = await who.browser.request('listNotifications', { query: { unread: true } });
    for (const { id } of items) {
      await who.browser.request('readNotification', { parameters: { notification: id } });
    }
    return items.map(({ content }) => content);
  }

  answer(who: Staff, booking: BookingView, answer: string, fields: object = {}) {
    return this.mine(who, booking).then((invitation) =>
      who.browser.ask('answerInvitation', { parameters: { invitation }, body: { answer, ...fields } }),
    );
  }

  delegate(who: Staff, booking: BookingView, to: Staff, fields: object = {}) {
    return this.mine(who, booking).then((invitation) =>
      who.browser.ask('delegateInvitation', { parameters: { invitation }, body: { to: to.id, ...fields } }),
    );
  }

  /** Id of the invitation of somebody. */
  async mine(who: Staff, booking: BookingView): Promise<string> {
    const [invitation] = (await this.view(who, booking)).mine;
    if (!invitation) throw new Error('they are not invited');
    return invitation.id;
  }
}
