import type { MeetingStore, StoredMeeting } from '../../../db/stores/MeetingStore';
import type { EndedNotice, ParticipantView, Role } from '../../contract/conference';
import type { MeetingId } from '../../contract/ids';
import type {
  MeetingPreview,
  MeetingSummary,
  MeetingView,
  StartMeetingRequest,
} from '../../contract/meetings';
import type { Actor, UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import { toPrincipal } from '../../kernel/toPrincipal';
import { UnknownMeetingError } from '../../kernel/UnknownMeetingError';
import type { Act, AuditTrail } from '../AuditTrail';
import type { MeetingAccess } from '../adminPolicy';

export interface MeetingOptions {
  /** Host part of the addresses of meetings. */
  readonly domain: string;
  readonly maximumParticipants: number;
}

/** What runs at this moment, and the way to end it. */
export interface LivePresence {
  /** The meetings that run now. */
  readonly meetings: readonly MeetingId[];
  present(meeting: MeetingId): readonly ParticipantView[];
  end(meeting: MeetingId, notice: EndedNotice): void;
  /** When the meeting was ended for good, as long as the database may not know it yet. */
  endingSince(meeting: MeetingId): Date | undefined;
}

export interface MeetingParts {
  readonly store: MeetingStore;
  readonly live: LivePresence;
  readonly trail: AuditTrail;
  readonly now: () => number;
}

/** The meetings of today: start them, find them, end them, look back at them. */
export class MeetingService implements MeetingAccess {
  constructor(
    private readonly options: MeetingOptions,
    private readonly parts: MeetingParts,
  ) {}

  async list(actor: UserActor): Promise<readonly MeetingView[]> {
    const { store, live, now } = this.parts;
    const meetings = await store.listFor(actor.user, new Date(now()), live.meetings);
    return meetings.map((meeting) => this.#toView(meeting, meeting.role));
  }

  /** A meeting that begins now, with `actor` as its host. */
  async start({ title }: StartMeetingRequest, actor: UserActor): Promise<MeetingView> {
    const meeting = await this.parts.store.create({
      title,
      createdBy: actor.user,
      maximumParticipants: this.options.maximumParticipants,
      isDemo: false,
      startsAt: new Date(this.parts.now()),
    });
    return this.#toView(meeting, 'host');
  }

  preview({ id, code, title, state }: StoredMeeting): MeetingPreview {
    return { code, title, state, present: this.parts.live.present(id).length };
  }

  /** Puts a meeting onto the list of someone who knows its code. */
  async enter(meeting: StoredMeeting, actor: UserActor): Promise<MeetingView> {
    await this.parts.store.addMember(meeting.id, actor.user);
    return this.#toView(meeting, await this.#roleIn(meeting, actor));
  }

  async view(id: MeetingId, actor: Actor): Promise<MeetingView> {
    const meeting = await this.#find(id);
    return this.#toView(meeting, await this.#roleIn(meeting, actor));
  }

  /** Ends it for everyone. Harmless when it has ended. Throws `conflict` for the demo's meeting, which never ends. */
  async end(id: MeetingId, actor: Actor, act: () => Act): Promise<void> {
    const meeting = await this.#find(id);
    if (meeting.isDemo)
      throw new PlenumError('conflict', 'The meeting of the demo is always there. Leave it instead.');
    const reason = (await this.isHost(id, actor)) ? 'ended-by-host' : 'ended-by-admin';
    const at = new Date(this.parts.now());
    if (reason === 'ended-by-host') await this.parts.store.markEnded(id, at);
    else await this.#endForAnother(meeting, at, act());
    this.parts.live.end(id, { reason, by: actor.displayName });
  }

  async summary(id: MeetingId): Promise<MeetingSummary> {
    // Asked first: what is over here was written before the store is read.
    const ending = this.parts.live.endingSince(id);
    const { code, title, startsAt, startedAt, endedAt } = await this.#find(id);
    const participants = await this.parts.store.summary(id, new Date(this.parts.now()));
    return {
      id,
      code,
      title,
      startedAt: (startedAt ?? startsAt).toISOString(),
      endedAt: (endedAt ?? ending)?.toISOString() ?? null,
      participants,
    };
  }

  async isKnown(id: MeetingId, actor: Actor): Promise<boolean> {
    if (actor.kind === 'guest') return actor.meeting === id;
    if (actor.role === 'admin') return (await this.parts.store.findById(id)) !== undefined;
    return this.parts.store.isKnownTo(id, actor.user);
  }

  async isHost(id: MeetingId, actor: Actor): Promise<boolean> {
    return actor.kind === 'user' && this.parts.store.isHost(id, actor.user);
  }

  /** To end the meeting of others is a privileged act. */
  async #endForAnother({ id, title, state }: StoredMeeting, at: Date, act: Act): Promise<void> {
    await this.parts.trail.run(act, async ({ meetings }) => {
      await meetings.markEnded(id, at);
      const object = { kind: 'meeting', id } as const;
      return { value: undefined, object, before: { title, state }, after: { state: 'ended' } };
    });
  }

  async #find(id: MeetingId): Promise<StoredMeeting> {
    const meeting = await this.parts.store.findById(id);
    if (!meeting) throw new UnknownMeetingError();
    return meeting;
  }

  async #roleIn({ id }: StoredMeeting, actor: Actor): Promise<Role> {
    return this.parts.store.roleOf(id, toPrincipal(actor));
  }

  #toView(meeting: StoredMeeting, role: Role): MeetingView {
    const { id, code, title, state, startsAt, endedAt, maximumParticipants } = meeting;
    const present = this.parts.live.present(id);
    return {
      id,
      code,
      title,
      address: `sip:${code}@${this.options.domain}`,
      state,
      startsAt: startsAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      maximumParticipants,
      present: present.length,
      presentNames: present.slice(0, NAMES).map(({ displayName }) => displayName),
      role,
    };
  }
}

/** The pre-join page shows some of those who are in, not a roster. */
const NAMES = 5;
