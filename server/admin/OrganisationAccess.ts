import type { StoredBooking } from '../../db/stores/BookingStore';
import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { WholeRecord } from '../../db/stores/RecordStore';
import type { RoomSight, StoredRoom } from '../../db/stores/RoomStore';
import type { RecordSight } from '../../db/stores/recordConditions';
import type { UserRecord } from '../../db/stores/UserStore';
import type { BookingId, DepartmentId, MeetingId, RoomId, UserId } from '../contract/ids';
import type { Actor, UserActor } from '../kernel/Actor';
import { PlenumError } from '../kernel/PlenumError';
import {
  UnknownBookingError,
  UnknownDepartmentError,
  UnknownRecordError,
  UnknownRoomError,
  UnknownUserError,
} from './organisationErrors';

/** What somebody may do with a booking; those invited who may host in general may start its meetings too. */
export interface BookingRights {
  readonly changeable: boolean;
  readonly invited: boolean;
  readonly startable: boolean;
}

/**
 * Whom the organisation lets do what with whom. An admin may do everything; a department admin may in their departments
 * and all below them, and to them whatever is elsewhere does not exist.
 */
export class OrganisationAccess {
  constructor(private readonly stores: OrganisationStores) {}

  /** Whether somebody administers anything at all. */
  async isManager({ role, user }: UserActor): Promise<boolean> {
    return role === 'admin' || (await this.stores.departments.administeredBy(user)).length > 0;
  }

  /** Whether somebody may begin a meeting of their own. */
  async mayHost({ role, user }: UserActor): Promise<boolean> {
    return role === 'admin' || (await this.stores.users.mayHost(user));
  }

  /** The departments that somebody administers, with all below; undefined when it is everything. */
  async scopeOf({ role, user }: UserActor): Promise<readonly DepartmentId[] | undefined> {
    if (role === 'admin') return undefined;
    const { departments } = this.stores;
    return departments.within(await departments.administeredBy(user));
  }

  /** Throws UnknownDepartmentError unless `actor` administers the department. */
  async checkDepartment(actor: UserActor, id: DepartmentId): Promise<void> {
    const { departments } = this.stores;
    const managed =
      actor.role === 'admin'
        ? (await departments.find(id)) !== undefined
        : await departments.isAdministeredBy(actor.user, id);
    if (!managed) throw new UnknownDepartmentError();
  }

  /** Whoever administers only a department itself may neither move nor delete it: that is for those above. */
  async checkAboveDepartment(actor: UserActor, id: DepartmentId): Promise<void> {
    await this.checkDepartment(actor, id);
    if (actor.role === 'admin') return;
    const parent = (await this.stores.departments.find(id))?.parent;
    if (!parent || !(await this.stores.departments.isAdministeredBy(actor.user, parent))) {
      throw new PlenumError('forbidden', 'Only who administers the department above may do this.');
    }
  }

  /** The user, if `actor` administers their department. Throws UnknownUserError. */
  async checkUser(actor: UserActor, id: UserId): Promise<UserRecord> {
    const user = await this.stores.users.find(id);
    if (!user || !(await this.#isWithin(actor, user))) throw new UnknownUserError();
    return user;
  }

  /** As checkUser; and nobody changes those who may do more than themselves. Throws `forbidden`. */
  async checkSubordinate(actor: UserActor, id: UserId): Promise<void> {
    const user = await this.checkUser(actor, id);
    if (actor.role === 'admin') return;
    const scope = await this.scopeOf(actor);
    const isAbove = user.administers.some((department) => !scope?.includes(department.id));
    if (user.role === 'admin' || user.isSupportAgent || isAbove) {
      throw new PlenumError('forbidden', 'Only an admin may change this user.');
    }
  }

  /** Which rooms somebody may know of and book; undefined when it is all. */
  async sightOf({ role, user }: UserActor): Promise<RoomSight | undefined> {
    if (role === 'admin') return undefined;
    return { user, departments: await this.stores.departments.seenBy(user) };
  }

  /** Throws UnknownRoomError. */
  async checkRoomKnown(actor: UserActor, id: RoomId): Promise<void> {
    const sight = await this.sightOf(actor);
    const { rooms } = this.stores;
    const known = sight ? await rooms.isSeen(id, sight) : (await rooms.find(id)) !== undefined;
    if (!known) throw new UnknownRoomError();
  }

  /**
   * Throws UnknownRoomError where somebody may not know of the room. Whether there is one to those who may know of all
   * is seen by whoever locks it.
   */
  async checkRoomSeen(actor: UserActor, id: RoomId): Promise<void> {
    const sight = await this.sightOf(actor);
    if (sight && !(await this.stores.rooms.isSeen(id, sight))) throw new UnknownRoomError();
  }

  /** Everybody's rooms are managed by admins. Throws UnknownRoomError. */
  async checkRoomManaged(actor: UserActor, id: RoomId): Promise<void> {
    const room = await this.stores.rooms.find(id);
    if (!room || !(await this.#managesRoom(actor, room))) throw new UnknownRoomError();
  }

  /** Known to its organiser, those invited, and whoever may know of its room. Throws UnknownBookingError. */
  async checkBookingKnown(actor: UserActor, id: BookingId): Promise<StoredBooking> {
    const booking = await this.stores.bookings.find(id);
    if (!booking) throw new UnknownBookingError();
    if (booking.organiser?.id === actor.user || actor.role === 'admin') return booking;
    const sight = await this.sightOf(actor);
    if (!sight || (await this.stores.rooms.isSeen(booking.room.id, sight))) return booking;
    if (await this.stores.invitees.isInvited(actor.user, id)) return booking;
    throw new UnknownBookingError();
  }

  /** Changed by its organiser, the hosts of its room, and those who manage the room. Throws `forbidden` too. */
  async checkBookingChanged(actor: UserActor, id: BookingId): Promise<void> {
    const booking = await this.checkBookingKnown(actor, id);
    if ((await this.rightsIn(this.stores, actor, booking)).changeable) return;
    throw new PlenumError('forbidden', 'Only its organiser or a host of the room may change this booking.');
  }

  /** What somebody may do with a booking. */
  async rightsIn(
    { invitees, departments }: OrganisationStores,
    actor: UserActor,
    { id, organiser }: StoredBooking,
  ): Promise<BookingRights> {
    const ties = await invitees.tiesOf(actor.user, id);
    const owns = organiser?.id === actor.user || actor.role === 'admin' || ties.isRoomHost;
    const changeable =
      owns || (ties.department !== null && (await departments.isAdministeredBy(actor.user, ties.department)));
    return {
      changeable,
      invited: ties.isInvited,
      startable: changeable || (ties.isInvited && ties.isHost),
    };
  }

  /** Which records somebody may know of; undefined when it is all. */
  async recordSightOf(actor: UserActor): Promise<RecordSight | undefined> {
    const departments = await this.scopeOf(actor);
    return departments && { user: actor.user, departments };
  }

  /** Known to whoever was there or is its host, and to who administers its department. Throws UnknownRecordError. */
  async checkRecordKnown(actor: UserActor, id: MeetingId): Promise<WholeRecord> {
    const record = await this.stores.records.find(id);
    const sight = await this.recordSightOf(actor);
    if (!record || (sight && !seesRecord(sight, record))) throw new UnknownRecordError();
    return record;
  }

  /** Attended by whoever took part, guests too, and by those to whom it is known. Throws UnknownRecordError. */
  async checkRecordAttended(actor: Actor, id: MeetingId): Promise<void> {
    if (actor.kind === 'user') {
      await this.checkRecordKnown(actor, id);
      return;
    }
    const { records, meetings } = this.stores;
    const took = await meetings.participantOf(id, { kind: 'guest', id: actor.guest });
    if (!took || !(await records.find(id))) throw new UnknownRecordError();
  }

  /** Changed by its hosts and by who manages it. Throws `forbidden` too. */
  async checkRecordEdited(actor: UserActor, id: MeetingId): Promise<void> {
    const record = await this.checkRecordKnown(actor, id);
    if (record.hosts.includes(actor.user) || (await this.managesRecord(actor, record))) return;
    throw new PlenumError('forbidden', 'Only a host of the meeting may change its record.');
  }

  /** Deleted by admins and those of its department. Throws `forbidden` too. */
  async checkRecordManaged(actor: UserActor, id: MeetingId): Promise<void> {
    const record = await this.checkRecordKnown(actor, id);
    if (await this.managesRecord(actor, record)) return;
    throw new PlenumError('forbidden', 'Only those who administer its department may do this.');
  }

  async managesRecord(
    actor: UserActor,
    { department }: { readonly department: DepartmentId | null },
  ): Promise<boolean> {
    if (actor.role === 'admin') return true;
    return department !== null && this.stores.departments.isAdministeredBy(actor.user, department);
  }

  async #managesRoom(actor: UserActor, { department }: StoredRoom): Promise<boolean> {
    if (actor.role === 'admin') return true;
    return department !== null && this.stores.departments.isAdministeredBy(actor.user, department.id);
  }

  async #isWithin(actor: UserActor, { department }: UserRecord): Promise<boolean> {
    if (actor.role === 'admin') return true;
    return department !== null && this.stores.departments.isAdministeredBy(actor.user, department.id);
  }
}

function seesRecord(
  { user, departments }: RecordSight,
  { department, hosts, participants }: WholeRecord,
): boolean {
  const isTheirs = hosts.includes(user) || participants.includes(user);
  return isTheirs || (department !== null && departments.includes(department));
}
