import type { RosterEntry } from '../../connection/ConferenceInfoReader';

/** What is said about people coming and going. */
export type PresenceNews =
  | { readonly news: 'joined' | 'left'; readonly name: string }
  | { readonly news: 'joinedMany' | 'leftMany'; readonly count: number };

type Present = Pick<RosterEntry, 'id' | 'displayName'>;

const COLLECT_MS = 1500;

/** Collects comings and goings for a moment, so that a crowd is one sentence; who returns at once is not mentioned. */
export class PresenceWatch {
  #known: Map<string, string> | null = null;
  #before: Map<string, string> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (news: PresenceNews) => void) {}

  /** The roster of now, without oneself. The first one is no news. */
  look(present: readonly Present[]): void {
    const now = new Map(present.map(({ id, displayName }) => [id as string, displayName]));
    if (this.#known === null) {
      this.#known = now;
      return;
    }
    this.#before ??= this.#known;
    this.#known = now;
    this.#timer ??= setTimeout(() => this.#report(), COLLECT_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #report(): void {
    this.#timer = undefined;
    const before = this.#before ?? new Map<string, string>();
    const now = this.#known ?? new Map<string, string>();
    this.#before = null;
    this.#say(
      'joined',
      [...now].filter(([id]) => !before.has(id)),
    );
    this.#say(
      'left',
      [...before].filter(([id]) => !now.has(id)),
    );
  }

  #say(news: 'joined' | 'left', people: readonly (readonly [string, string])[]): void {
    const [first] = people;
    if (!first) return;
    if (people.length === 1) this.tell({ news, name: first[1] });
    else this.tell({ news: news === 'joined' ? 'joinedMany' : 'leftMany', count: people.length });
  }
}
