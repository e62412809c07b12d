import type {
  ConferenceView,
  EndedNotice,
  ParticipantView,
  Source,
  SourceState,
} from '../contract/conference';
import type { MeetingId, ParticipantId } from '../contract/ids';
import { TypedEmitter } from '../kernel/TypedEmitter';
import {
  ConferenceEndedError,
  MeetingFullError,
  NotAllowedError,
  UnknownParticipantError,
} from './conferenceErrors';
import { type ConferenceAction, mayDo } from './conferencePolicy';
import type { Endpoint } from './Endpoint';
import { type Entrant, NOTHING_SENT, Participant } from './Participant';

export interface ConferenceOptions {
  readonly meeting: MeetingId;
  readonly subject: string;
  readonly maximumParticipants: number;
}

type ConferenceEvents = {
  /** Anything that `view()` shows is different now. */
  changed: [view: ConferenceView];
  participantJoined: [participant: ParticipantView];
  participantLeft: [participant: ParticipantView];
  ended: [notice: EndedNotice];
};

/** The state machine of one conference: who is in it, as what, sending what. Changes are synchronous. (SPEC C1-C9) */
export class Conference extends TypedEmitter<ConferenceEvents> {
  readonly #participants = new Map<ParticipantId, Participant>();
  #ended = false;

  constructor(
    readonly options: ConferenceOptions,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  get size(): number {
    return this.#participants.size;
  }

  /** Throws what would keep `entrant` out: the conference has ended (C2) or is full (C3). */
  assertAdmissible({ id }: Entrant): void {
    if (this.#ended) throw new ConferenceEndedError();
    const { maximumParticipants } = this.options;
    if (!this.#participants.has(id) && this.#participants.size >= maximumParticipants) {
      throw new MeetingFullError(maximumParticipants);
    }
  }

  /**
   * Someone enters with a device. The same person entering again replaces their ghost (C5): its endpoint is
   * ended with `joined-elsewhere`, their place and time of joining stay.
   */
  join(entrant: Entrant, endpoint: Endpoint): void {
    this.assertAdmissible(entrant);
    const present = this.#participants.get(entrant.id);
    if (present) {
      const ghost = present.replaceEndpoint(endpoint);
      ghost.end({ reason: 'joined-elsewhere' });
    } else {
      const participant = new Participant(entrant, endpoint, new Date(this.now()));
      this.#participants.set(entrant.id, participant);
      this.emit('participantJoined', participant.view());
    }
    this.#changed();
  }

  /** `endpoint` is gone; its participant leaves unless another endpoint has taken its place. */
  leave(id: ParticipantId, endpoint: Endpoint): void {
    const participant = this.#participants.get(id);
    if (participant?.endpoint !== endpoint) return;
    this.#participants.delete(id);
    this.emit('participantLeft', participant.view());
    this.#changed();
  }

  /** The device's signalling is lost or back; ignored for an endpoint that was replaced. */
  setConnection(id: ParticipantId, endpoint: Endpoint, connection: ParticipantView['connection']): void {
    const participant = this.#participants.get(id);
    if (participant?.endpoint === endpoint && participant.setConnection(connection)) this.#changed();
  }

  /** The device sends `source` in another state; ignored for an endpoint that was replaced. */
  setSource(id: ParticipantId, endpoint: Endpoint, change: { source: Source; state: SourceState }): void {
    const participant = this.#participants.get(id);
    if (participant?.endpoint === endpoint && participant.setSource(change.source, change.state))
      this.#changed();
  }

  /** A host mutes someone (C6). Throws NotAllowedError or UnknownParticipantError. */
  async mute(by: ParticipantId, target: ParticipantId, source: Source): Promise<void> {
    const host = this.authorize(by, 'participant.mute');
    await this.#find(target).endpoint.mute(source, host.entrant.displayName);
  }

  /** A host ends the conference for everyone (C7). */
  endBy(by: ParticipantId): void {
    const host = this.authorize(by, 'conference.end');
    this.end({ reason: 'ended-by-host', by: host.entrant.displayName });
  }

  /** Everyone out, nobody in again. Harmless when repeated. */
  end(notice: EndedNotice): void {
    if (this.#ended) return;
    this.#ended = true;
    const present = [...this.#participants.values()];
    this.#participants.clear();
    for (const participant of present) this.emit('participantLeft', participant.view());
    this.#changed();
    this.emit('ended', notice);
    for (const { endpoint } of present) endpoint.end(notice);
  }

  /** The participant, if they are here and their role allows `action`; default deny (C4). */
  authorize(id: ParticipantId, action: ConferenceAction): Participant {
    const participant = this.#find(id);
    if (!mayDo(participant.entrant.role, action)) throw new NotAllowedError(action);
    return participant;
  }

  /** What the participant sends; nothing at all if they are not here. */
  sourcesOf(id: ParticipantId): ParticipantView['sources'] {
    return this.#participants.get(id)?.view().sources ?? NOTHING_SENT;
  }

  /** Whoever is here by that id. */
  find(id: ParticipantId): Participant | undefined {
    return this.#participants.get(id);
  }

  view(): ConferenceView {
    return {
      ...this.options,
      participants: [...this.#participants.values()].map((participant) => participant.view()),
    };
  }

  #find(id: ParticipantId): Participant {
    const participant = this.#participants.get(id);
    if (!participant) throw new UnknownParticipantError();
    return participant;
  }

  #changed(): void {
    this.emit('changed', this.view());
  }
}
