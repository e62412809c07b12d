const FIRST_MS = 100;
const LONGEST_MS = 10_000;
/** Whoever runs this long has not died at once. */
const STEADY_MS = 10_000;

/** How long to wait before starting again what has died: hardly at all, but ever longer when it dies at once. */
export class RestartDelay {
  #next = FIRST_MS;

  /** @param {number} ranMs how long it ran this time */
  after(ranMs) {
    if (ranMs >= STEADY_MS) this.#next = FIRST_MS;
    const delay = this.#next;
    this.#next = Math.min(this.#next * 2, LONGEST_MS);
    return delay;
  }
}
