import type { NoticeName, ServerToClientEvents } from '../contract/events';

export type NoticeBody<N extends NoticeName> = Parameters<ServerToClientEvents[N]>[0];
export type NoticeListener = <N extends NoticeName>(name: N, body: NoticeBody<N>) => void;

/** Between the answer to an INVITE and the binding of a socket, this many notices wait; older ones are dropped. */
const MOST_WAITING = 500;

/** What these say replaces what they said before. */
const ONLY_LATEST: ReadonlySet<NoticeName> = new Set(['media:speakers', 'media:quality']);

interface WaitingNotice {
  readonly name: NoticeName;
  deliver(listener: NoticeListener): void;
}

/** What one participant is told: straight to the bound socket, or kept in order until there is one. */
export class NoticeQueue {
  #listener: NoticeListener | undefined;
  #waiting: WaitingNotice[] = [];

  tell<N extends NoticeName>(name: N, body: NoticeBody<N>): void {
    if (this.#listener) {
      this.#listener(name, body);
      return;
    }
    if (ONLY_LATEST.has(name)) this.#waiting = this.#waiting.filter((notice) => notice.name !== name);
    this.#waiting.push({ name, deliver: (listener) => listener(name, body) });
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
  }

  /** Delivers what waits and then everything new; a later listener takes the place of an earlier one. */
  listen(listener: NoticeListener): () => void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { deliver } of waiting) deliver(listener);
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  }
}
