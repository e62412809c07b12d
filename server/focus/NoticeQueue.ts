import type { NoticeName, ServerToClientEvents } from '../contract/events';

export type NoticeBody<N extends NoticeName> = Parameters<ServerToClientEvents[N]>[0];
export type NoticeListener = <N extends NoticeName>(name: N, body: NoticeBody<N>) => void;

/** Between the answer to an INVITE and the binding of a socket, this many notices wait; older ones are dropped. */
const MOST_WAITING = 500;

/** What one participant is told: straight to the bound socket, or kept in order until there is one. */
export class NoticeQueue {
  #listener: NoticeListener | undefined;
  #waiting: ((listener: NoticeListener) => void)[] = [];

  tell<N extends NoticeName>(name: N, body: NoticeBody<N>): void {
    if (this.#listener) {
      this.#listener(name, body);
      return;
    }
    this.#waiting.push((listener) => listener(name, body));
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
  }

  /** Delivers what waits and then everything new; a later listener takes the place of an earlier one. */
  listen(listener: NoticeListener): () => void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const deliver of waiting) deliver(listener);
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  }
}
