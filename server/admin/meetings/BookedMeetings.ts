import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { BookingId, MeetingId, OccurrenceId, UserId } from '../../contract/ids';
import type { InviteToMeetingRequest, MeetingView } from '../../contract/meetings';
import type { UserActor } from '../../kernel/Actor';
import type { Logger } from '../../kernel/Logger';
import { PlenumError } from '../../kernel/PlenumError';
import { UnknownMeetingError } from '../../kernel/UnknownMeetingError';
import type { Act, AuditTrail } from '../AuditTrail';
import type { OrganisationAccess } from '../OrganisationAccess';
import { UnknownBookingError, UnknownOccurrenceError, UnknownUserError } from '../organisationErrors';
import type { MeetingOptions, MeetingService } from './MeetingService';

export interface BookedMeetingParts {
  readonly stores: OrganisationStores;
  readonly access: OrganisationAccess;
  readonly meetings: MeetingService;
  readonly trail: AuditTrail;
  readonly logger: Logger;
  readonly now: () => number;
}

interface BookedDate {
  readonly booking: BookingId;
  readonly occurrence: OccurrenceId;
}

const EARLY_MS = 10 * 60 * 1000;

/** The meetings of booked dates: each is there when its date comes, or a little before if somebody starts it. */
export class BookedMeetings {
  constructor(
    private readonly options: Pick<MeetingOptions, 'maximumParticipants'>,
    private readonly parts: BookedMeetingParts,
  ) {}

  /** The same meeting for all who ask. Throws `forbidden`, UnknownOccurrenceError, `too-early`, `date-over`, `booking-cancelled`. */
  async start({ booking: id, occurrence }: BookedDate, actor: UserActor): Promise<MeetingView> {
    const { stores, access, meetings } = this.parts;
    const booking = await stores.bookings.find(id);
    if (!booking) throw new UnknownBookingError();
    if (!(await access.rightsIn(stores, actor, booking)).startable) {
      throw new PlenumError('forbidden', 'Only the organiser and hosts start the meetings of a booking.');
    }
    return meetings.view(await this.#open({ booking: id, occurrence }, actor.user), actor);
  }

  /** Makes the meetings of all dates that have begun. */
  async openDue(): Promise<void> {
    const { stores, logger, now } = this.parts;
    for (const date of await stores.bookedMeetings.withoutMeeting(new Date(now()))) {
      // One that was cancelled a moment ago is no reason not to open the others.
      await this.#open(date, null).catch((cause) =>
        logger.warn('the meeting of a date was not opened', { ...date, cause: String(cause) }),
      );
    }
  }

  /** Puts a meeting onto the lists of people, and tells them. Throws UnknownUserError, `meeting-ended`. */
  async invite(id: MeetingId, { people }: InviteToMeetingRequest, act: Act): Promise<void> {
    const { stores, trail } = this.parts;
    const work = (inner: OrganisationStores) => this.#invite(inner, id, people, act.actor);
    if (await stores.meetings.isHost(id, act.actor.user)) return stores.transaction(work);
    return trail.run(act, async (inner) => {
      await work(inner);
      return { value: undefined, object: { kind: 'meeting', id }, after: { invited: people } };
    });
  }

  async #invite(
    stores: OrganisationStores,
    id: MeetingId,
    people: readonly UserId[],
    by: UserActor,
  ): Promise<void> {
    const meeting = await stores.meetings.findById(id);
    if (!meeting) throw new UnknownMeetingError();
    if (meeting.state === 'ended') throw new PlenumError('meeting-ended', 'The meeting has ended.');
    const found = await stores.people.byIds(people);
    if (found.length < new Set(people).size) throw new UnknownUserError();
    const { code, title } = meeting;
    const content = { kind: 'meeting-invited' as const, meeting: { id, code, title }, by: by.displayName };
    const users = found.map((person) => person.id);
    await stores.bookedMeetings.addMembers(id, users);
    await stores.notifications.add(
      users.filter((user) => user !== by.user).map((user) => ({ user, content })),
      new Date(this.parts.now()),
    );
  }

  /** `host` is who starts it; nobody does when its time has come. */
  async #open({ booking, occurrence }: BookedDate, host: UserId | null): Promise<MeetingId> {
    return this.parts.stores.transaction(async (stores) => {
      const date = await stores.bookedMeetings.lockDate(booking, occurrence);
      if (!date) throw new UnknownOccurrenceError();
      if (date.meeting) {
        if (host) await stores.meetings.addHost(date.meeting, host);
        return date.meeting;
      }
      this.#refuseOtherTimes(date);
      const { id } = await stores.meetings.create({
        title: date.title,
        createdBy: date.organiser ?? host,
        maximumParticipants: this.options.maximumParticipants,
        isDemo: false,
        startsAt: date.start,
      });
      await stores.bookedMeetings.take(id, date, host);
      await stores.bookings.tellChanged(booking, date.organiser ? [date.organiser] : []);
      return id;
    });
  }

  #refuseOtherTimes({ start, end, cancelled }: { start: Date; end: Date; cancelled: boolean }): void {
    const now = this.parts.now();
    if (cancelled) throw new PlenumError('booking-cancelled', 'This date is cancelled.');
    if (end.getTime() <= now) throw new PlenumError('date-over', 'This date is over.');
    if (start.getTime() - now > EARLY_MS) {
      throw new PlenumError('too-early', 'The meeting can be started from ten minutes before its time.');
    }
  }
}
