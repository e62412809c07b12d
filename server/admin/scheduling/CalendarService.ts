import type { StoredBusy } from '../../../db/stores/CalendarStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type {
  AgendaEntry,
  AgendaQuery,
  BusySpan,
  FreeBusyQuery,
  FreeBusyView,
} from '../../contract/invitations';
import type { UserActor } from '../../kernel/Actor';
import type { OrganisationAccess } from '../OrganisationAccess';
import { UnknownRoomError, UnknownUserError } from '../organisationErrors';
import { toCalendarSpan } from './toCalendarSpan';

/** One's own dates, and when others have something else. */
export class CalendarService {
  constructor(
    private readonly stores: OrganisationStores,
    private readonly access: OrganisationAccess,
  ) {}

  /** Throws `invalid-request` for more than 42 days. */
  async agenda(query: AgendaQuery, actor: UserActor): Promise<readonly AgendaEntry[]> {
    const entries = await this.stores.calendar.agenda(actor.user, toCalendarSpan(query));
    return entries.map(({ mayHost, start, end, ...entry }) => ({
      ...entry,
      start: start.toISOString(),
      end: end.toISOString(),
      startable: mayHost || entry.organiser?.id === actor.user,
    }));
  }

  /** Throws UnknownUserError, UnknownRoomError, `invalid-request` for more than 42 days. */
  async freeBusy(
    { from, until, users = [], rooms = [] }: FreeBusyQuery,
    actor: UserActor,
  ): Promise<FreeBusyView> {
    const { calendar, people } = this.stores;
    const span = toCalendarSpan({ from, until });
    const sight = await this.access.sightOf(actor);
    const persons = new Map((await people.byIds(users)).map((person) => [person.id, person]));
    const places = new Map((await calendar.seenRooms(rooms, sight)).map((room) => [room.id, room]));
    const busyUsers = groupBy(await calendar.busyUsers(users, span, { user: actor.user, sight }));
    const busyRooms = groupBy(await calendar.busyRooms(rooms, span));
    return {
      users: users.map((id) => {
        const user = persons.get(id);
        if (!user) throw new UnknownUserError();
        return { user, busy: busyUsers.get(id) ?? [] };
      }),
      rooms: rooms.map((id) => {
        const room = places.get(id);
        if (!room) throw new UnknownRoomError();
        return { room, busy: busyRooms.get(id) ?? [] };
      }),
    };
  }
}

function groupBy(rows: readonly StoredBusy[]): ReadonlyMap<string, readonly BusySpan[]> {
  const groups = new Map<string, BusySpan[]>();
  for (const { who, state, booking, title, known, start, end } of rows) {
    const group = groups.get(who) ?? [];
    groups.set(who, group);
    group.push({
      start: start.toISOString(),
      end: end.toISOString(),
      state,
      booking: known ? { id: booking, title } : null,
    });
  }
  return groups;
}
