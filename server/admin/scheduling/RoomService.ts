import { OverlapError } from '../../../db/stores/BookingStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { RoomFields, StoredRoom } from '../../../db/stores/RoomStore';
import type { BookingId, DepartmentId, RoomId } from '../../contract/ids';
import type { Page } from '../../contract/paging';
import type {
  AddRoomRequest,
  ChangeRoomRequest,
  DeleteRoomQuery,
  RoomQuery,
  RoomView,
} from '../../contract/rooms';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act, AuditTrail } from '../AuditTrail';
import type { OrganisationAccess } from '../OrganisationAccess';
import { UnknownRoomError } from '../organisationErrors';
import { checkVersion, versionOf } from '../versionOf';
import type { Invitations } from './Invitations';

export interface SchedulingParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly access: OrganisationAccess;
  readonly now: () => number;
}

const NEW_ROOM: Omit<RoomFields, 'name' | 'type' | 'zone' | 'department'> = {
  status: 'open',
  seats: 0,
  equipment: [],
  openingHours: [],
  dialInNumber: '',
  pinPolicy: 'required',
  description: '',
};

/** Rooms: people find those they may book, those who administer them change them. */
export class RoomService {
  constructor(private readonly parts: SchedulingParts & { readonly invitations: Invitations }) {}

  async search(query: RoomQuery, actor: UserActor): Promise<Page<RoomView>> {
    const { stores, access } = this.parts;
    const scope = await access.scopeOf(actor);
    const { total, items } = await stores.rooms.search(query, await access.sightOf(actor));
    return { total, items: items.map((room) => toView(room, scope)) };
  }

  async view(id: RoomId, actor: UserActor): Promise<RoomView> {
    const room = await findIn(this.parts.stores, id);
    return toView(room, await this.parts.access.scopeOf(actor));
  }

  /** Throws UnknownDepartmentError or RoomNameTakenError. */
  async add({ hosts = [], ...room }: AddRoomRequest, act: Act): Promise<RoomView> {
    await this.#checkDepartment(act.actor, room.department);
    return this.parts.trail.run(act, async (stores) => {
      const fields: RoomFields = { ...NEW_ROOM, ...room };
      const id = await stores.rooms.create(fields, new Date(this.parts.now()));
      await stores.rooms.setHosts(id, hosts);
      return {
        value: toView(await findIn(stores, id), undefined),
        object: { kind: 'room', id },
        after: { ...fields, hosts },
      };
    });
  }

  /** Bookings that stand already stay, also outside new hours. Throws RoomNameTakenError or `changed-meanwhile`. */
  async change(id: RoomId, { version, ...change }: ChangeRoomRequest, act: Act): Promise<RoomView> {
    if (change.department !== undefined) await this.#checkDepartment(act.actor, change.department);
    return this.parts.trail.run(act, async (stores) => {
      await stores.rooms.lock(id);
      const before = await findIn(stores, id);
      checkVersion(version, versionOf(before));
      const { hosts, ...fields } = change;
      await stores.rooms.update(id, fields);
      if (hosts) await stores.rooms.setHosts(id, hosts);
      return {
        value: toView(await findIn(stores, id), undefined),
        object: { kind: 'room', id },
        before: Object.fromEntries(Object.entries(before).filter(([key]) => key in change)),
        after: change,
      };
    });
  }

  /** Throws `bookings-remain` when nothing says where its bookings go, and `bookings-clash` when they do not fit there. */
  async delete(id: RoomId, { bookingsTo }: DeleteRoomQuery, act: Act): Promise<void> {
    if (bookingsTo) await this.parts.access.checkRoomManaged(act.actor, bookingsTo);
    await this.parts.trail.run(act, async (stores) => {
      for (const room of [id, ...(bookingsTo ? [bookingsTo] : [])].sort()) await stores.rooms.lock(room);
      const before = await findIn(stores, id);
      const moved = await this.#moveBookings(stores, { from: id, to: bookingsTo, by: act.actor });
      await stores.rooms.delete(id, new Date(this.parts.now()));
      return {
        value: undefined,
        object: { kind: 'room', id },
        before,
        after: { bookingsTo: bookingsTo ?? null, moved },
      };
    });
  }

  /** Answers how many. */
  async #moveBookings(
    stores: OrganisationStores,
    { from, to, by }: { from: RoomId; to: RoomId | undefined; by: UserActor },
  ): Promise<number> {
    const now = new Date(this.parts.now());
    if (to === from) throw new PlenumError('conflict', 'Bookings cannot move to the room that is deleted.');
    if (!to) {
      if (!(await stores.bookings.hasUpcomingIn(from, now))) return 0;
      throw new PlenumError('bookings-remain', 'The room has bookings to come. Say which room they move to.');
    }
    const moved = await moveAll(stores, { from, to, now });
    for (const id of moved) {
      const booking = await stores.bookings.find(id);
      if (booking) await this.parts.invitations.tellChanged({ stores, booking, by }, ['room']);
    }
    return moved.length;
  }

  /** Everybody's rooms are for admins to make. */
  async #checkDepartment(actor: UserActor, department: DepartmentId | null): Promise<void> {
    if (department) return this.parts.access.checkDepartment(actor, department);
    if (actor.role !== 'admin') throw new PlenumError('forbidden', 'Choose one of your departments.');
  }
}

async function moveAll(
  { bookings }: OrganisationStores,
  { from, to, now }: { from: RoomId; to: RoomId; now: Date },
): Promise<readonly BookingId[]> {
  try {
    return await bookings.moveToRoom(from, to, now);
  } catch (error) {
    if (!(error instanceof OverlapError)) throw error;
    throw new PlenumError('bookings-clash', 'Not all bookings are free in the other room.', {
      cause: error,
    });
  }
}

async function findIn(stores: OrganisationStores, id: RoomId): Promise<StoredRoom> {
  const room = await stores.rooms.find(id);
  if (!room) throw new UnknownRoomError();
  return room;
}

function toView(room: StoredRoom, scope: readonly DepartmentId[] | undefined): RoomView {
  const { department } = room;
  const managed = !scope || (department !== null && scope.includes(department.id));
  return { ...room, managed, version: versionOf(room) };
}
