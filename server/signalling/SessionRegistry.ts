import type { ChangedNotice } from '../contract/changes';
import type { ParticipantId, SignInId } from '../contract/ids';
import type { Actor } from '../kernel/Actor';

/** As much of a session as the registry needs. */
export interface OpenSession {
  readonly actor: Actor;
  unbind(): void;
  tellChanged(notice: ChangedNotice): void;
  announceClosing(reason: 'draining'): void;
  close(reason: 'signed-out'): void;
}

const CLOSED_REMEMBERED_MS = 60_000;

/** All open sessions: by sign-in, to close them; by participant, because one session at a time speaks for one. */
export class SessionRegistry {
  readonly #sessions = new Set<OpenSession>();
  readonly #speakers = new Map<ParticipantId, OpenSession>();
  readonly #closedSignIns = new Map<SignInId, number>();

  constructor(private readonly now: () => number) {}

  get sessions(): readonly OpenSession[] {
    return [...this.#sessions];
  }

  add(session: OpenSession): void {
    this.#sessions.add(session);
  }

  remove(session: OpenSession): void {
    this.#sessions.delete(session);
  }

  /** From now on `session` speaks for `participant`, and whoever did so before is unbound. */
  claim(participant: ParticipantId, session: OpenSession): void {
    const former = this.#speakers.get(participant);
    if (former !== session) former?.unbind();
    this.#speakers.set(participant, session);
  }

  release(participant: ParticipantId, session: OpenSession): void {
    if (this.#speakers.get(participant) === session) this.#speakers.delete(participant);
  }

  /** Closes the sessions of a sign-in that has ended, and those that are opening at this moment. */
  closeSignIn(signIn: SignInId): void {
    this.#closedSignIns.set(signIn, this.now());
    for (const session of this.sessions) if (session.actor.signIn === signIn) session.close('signed-out');
  }

  /** Whoever was found signed in just before the sign-in ended must not get in just after. */
  isClosed(signIn: SignInId): boolean {
    return this.#closedSignIns.has(signIn);
  }

  sweep(): void {
    for (const [signIn, at] of this.#closedSignIns) {
      if (this.now() - at > CLOSED_REMEMBERED_MS) this.#closedSignIns.delete(signIn);
    }
  }
}
