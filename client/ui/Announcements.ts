/** How urgently something is said: urgent things interrupt, the rest waits its turn. */
export type Urgency = 'polite' | 'assertive';

/** Polite sentences are said no faster than this. */
export const PAUSE_MS = 2000;
/** When more are waiting than this, the oldest are stale and dropped. */
const LONGEST_QUEUE = 5;

/** What screen readers are told: a queue for polite sentences, said one by one; urgent ones at once. */
export class Announcements {
  readonly #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly say: (sentence: string, urgency: Urgency) => void) {}

  announce(sentence: string, urgency: Urgency = 'polite'): void {
    if (urgency === 'assertive') this.say(sentence, urgency);
    else if (this.#timer === null) this.#sayNow(sentence);
    else this.#queue(sentence);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting.length = 0;
  }

  #queue(sentence: string): void {
    this.#waiting.push(sentence);
    if (this.#waiting.length > LONGEST_QUEUE) this.#waiting.shift();
  }

  #sayNow(sentence: string): void {
    this.say(sentence, 'polite');
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const next = this.#waiting.shift();
      if (next !== undefined) this.#sayNow(next);
    }, PAUSE_MS);
  }
}
