import type { GuestSignInRequest, Locale, Me } from '../../../server/contract/accounts';
import type { MeetingView } from '../../../server/contract/meetings';
import { LinkWatch } from '../../connection/LinkWatch';
import type { LocalMedia } from '../../connection/LocalMedia';
import type { RestClient } from '../../connection/RestClient';
import type { MeetingLinks } from './MeetingLinks';
import { MeetingSession } from './MeetingSession';
import { markJoinPressed } from './markOnce';
import { openMeetingLinks } from './openMeetingLinks';
import { isOver, type Participation } from './Participation';

/** Somebody at the door of a meeting. */
export type DoorState =
  | { readonly state: 'before'; readonly error: unknown }
  | { readonly state: 'joining' }
  | {
      readonly state: 'inside';
      readonly session: MeetingSession;
      readonly media: LocalMedia;
      readonly meeting: MeetingView;
    }
  | { readonly state: 'after'; readonly meeting: MeetingView; readonly how: Participation };

/** Who joins: someone signed in, whose meeting is known, or a guest with nothing but a name and the code. */
export interface Newcomer {
  readonly me: Me | null;
  readonly meeting: MeetingView | null;
  readonly code: string;
  readonly locale: Locale;
}

/**
 * The way into a meeting and out of it. Connections open while the person still looks at their picture; the media
 * that are handed over at Join are released at the end. Fits useSyncExternalStore.
 */
export class MeetingDoor {
  readonly #observers = new Set<() => void>();
  #state: DoorState = { state: 'before', error: null };
  #links: MeetingLinks | null = null;
  #inside: (() => void) | null = null;

  constructor(
    private readonly rest: RestClient,
    private readonly newcomer: Newcomer,
    /** A guest has signed in. */
    private readonly guestSignedIn: (me: Me) => void,
  ) {}

  readonly getSnapshot = (): DoorState => this.#state;

  readonly subscribe = (observer: () => void): (() => void) => {
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  };

  /** Opens the connections of someone who is signed in, so that Join finds them warm. */
  warm(): void {
    const { me } = this.newcomer;
    if (me === null || this.#links) return;
    try {
      this.#links = openMeetingLinks(me);
    } catch (error) {
      this.#show({ state: 'before', error });
    }
  }

  async join(media: LocalMedia, guestName: string | undefined): Promise<void> {
    if (this.#state.state !== 'before') return;
    markJoinPressed();
    this.#show({ state: 'joining' });
    try {
      const { me, meeting } = await this.#identify(guestName);
      const links = this.#links ?? openMeetingLinks(me);
      this.#links = null;
      this.#enter(new MeetingSession(links, media, meeting.address), media, meeting);
    } catch (error) {
      this.#show({ state: 'before', error });
    }
  }

  /** The page goes: hangs up, if inside, and lets go of everything. */
  close(): void {
    this.#inside?.();
    closeLinks(this.#links);
    this.#links = null;
  }

  async #identify(guestName: string | undefined): Promise<{ me: Me; meeting: MeetingView }> {
    const { me, meeting, code, locale } = this.newcomer;
    if (me && meeting) return { me, meeting };
    const body = { code, displayName: guestName ?? '', locale } as GuestSignInRequest;
    const guest = await this.rest.request('signInAsGuest', { body });
    this.guestSignedIn(guest);
    const id = guest.kind === 'guest' ? guest.meeting : '';
    return { me: guest, meeting: await this.rest.request('viewMeeting', { parameters: { meeting: id } }) };
  }

  #enter(session: MeetingSession, media: LocalMedia, meeting: MeetingView): void {
    const watch = new LinkWatch(() => session.verifyLinks());
    const leave = () => session.leave();
    window.addEventListener('pagehide', leave);
    const undo = session.subscribe(() => this.#follow(session, media, meeting));
    this.#inside = () => {
      this.#inside = null;
      undo();
      watch.close();
      window.removeEventListener('pagehide', leave);
      session.close();
      if (this.#state.state !== 'before') media.stop();
    };
    session.join();
  }

  #follow(session: MeetingSession, media: LocalMedia, meeting: MeetingView): void {
    const { participation } = session.getSnapshot();
    if (participation.state === 'refused') this.#show({ state: 'before', error: participation.error });
    else if (isOver(participation)) this.#show({ state: 'after', meeting, how: participation });
    else if (participation.state === 'joined') this.#showInside(session, media, meeting);
    if (isOver(participation)) this.#inside?.();
  }

  #showInside(session: MeetingSession, media: LocalMedia, meeting: MeetingView): void {
    if (this.#state.state === 'joining') this.#show({ state: 'inside', session, media, meeting });
  }

  #show(state: DoorState): void {
    this.#state = state;
    for (const observer of [...this.#observers]) observer();
  }
}

function closeLinks(links: MeetingLinks | null): void {
  links?.media.close();
  links?.sip.close();
  links?.socket.close();
}
