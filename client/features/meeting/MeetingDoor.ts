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

/** What the stage is made of. */
export interface Inside {
  readonly session: MeetingSession;
  readonly media: LocalMedia;
  readonly meeting: MeetingView;
}

/** Somebody at the door of a meeting. */
export type DoorState =
  | { readonly state: 'before'; readonly error: unknown }
  /** The session is there as soon as it is known who joins: the stage can be prepared meanwhile. */
  | { readonly state: 'joining'; readonly inside: Inside | null }
  | { readonly state: 'inside'; readonly inside: Inside }
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
  /** A call is being made. */
  #joining = false;
  #closed = false;
  /** Handed over at Join; nobody else releases them while the way in is under way. */
  #given: LocalMedia | null = null;
  /** Lets go of everything that belongs to being inside. */
  #leave: (() => void) | null = null;

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
    this.#closed = false;
    const { me } = this.newcomer;
    if (me === null || this.#links) return;
    try {
      const links = openMeetingLinks(me);
      this.#links = links;
      links.socket.on('refused', (error) => this.#refusedEarly(links, error));
    } catch (error) {
      this.#show({ state: 'before', error });
    }
  }

  async join(media: LocalMedia, guestName: string | undefined): Promise<void> {
    if (this.#state.state !== 'before' || this.#joining) return;
    markJoinPressed();
    this.#joining = true;
    this.#given = media;
    try {
      const { me, meeting } = this.#known() ?? (await this.#identify(guestName));
      if (this.#closed) return;
      const links = this.#links ?? openMeetingLinks(me);
      this.#links = null;
      this.#enter({ session: new MeetingSession(links, media, meeting.address), media, meeting });
    } catch (error) {
      if (this.#closed) return;
      this.#backToDoor(error);
    }
  }

  /** The page goes: hangs up, if inside, and lets go of everything. */
  close(): void {
    this.#closed = true;
    this.#leave?.();
    this.#given?.stop();
    this.#given = null;
    closeLinks(this.#links);
    this.#links = null;
  }

  /** It is said before Join already: whoever is signed out, or has an old page. */
  #refusedEarly(links: MeetingLinks, error: unknown): void {
    if (this.#links !== links) return;
    closeLinks(links);
    this.#links = null;
    this.#show({ state: 'before', error });
  }

  #known(): { me: Me; meeting: MeetingView } | null {
    const { me, meeting } = this.newcomer;
    return me && meeting ? { me, meeting } : null;
  }

  async #identify(guestName: string | undefined): Promise<{ me: Me; meeting: MeetingView }> {
    this.#show({ state: 'joining', inside: null });
    const { code, locale } = this.newcomer;
    const body = { code, displayName: guestName ?? '', locale } as GuestSignInRequest;
    const guest = await this.rest.request('signInAsGuest', { body });
    if (!this.#closed) this.guestSignedIn(guest);
    const id = guest.kind === 'guest' ? guest.meeting : '';
    return { me: guest, meeting: await this.rest.request('viewMeeting', { parameters: { meeting: id } }) };
  }

  #enter(inside: Inside): void {
    const { session, media } = inside;
    const watch = new LinkWatch(() => session.verifyLinks());
    const leave = () => session.leave();
    window.addEventListener('pagehide', leave);
    const undo = session.subscribe(() => this.#follow(inside));
    this.#leave = () => {
      this.#leave = null;
      undo();
      watch.close();
      window.removeEventListener('pagehide', leave);
      session.close();
      // Back at the door the person goes on with them.
      if (this.#given === media) media.stop();
      this.#given = null;
    };
    session.join();
    // The call goes out first; drawing comes after it, while the server answers.
    setTimeout(() => this.#joining && this.#show({ state: 'joining', inside }));
  }

  #follow(inside: Inside): void {
    const { participation } = inside.session.getSnapshot();
    if (participation.state === 'joining' || participation.state === 'waiting') return;
    this.#joining = false;
    if (participation.state === 'refused') this.#backToDoor(participation.error);
    else if (isOver(participation))
      this.#show({ state: 'after', meeting: inside.meeting, how: participation });
    else if (this.#state.state !== 'inside') this.#show({ state: 'inside', inside });
    if (isOver(participation)) this.#leave?.();
  }

  #backToDoor(error: unknown): void {
    this.#joining = false;
    this.#given = null;
    this.#show({ state: 'before', error });
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
