/** Restarts of one worker allowed without a pause, within the window. */
const FREE_RESTARTS = 5;
const WINDOW_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;

/** How long a worker's replacement has to wait, so that a crash loop does not burn the machine. (SPEC M7) */
export class CrashBreaker {
  #deaths: number[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** Notes a death; answers the pause before the next start in milliseconds. */
  pauseAfterDeath(): number {
    const now = this.now();
    this.#deaths = [...this.#deaths.filter((death) => death > now - WINDOW_MS), now];
    const surplus = this.#deaths.length - FREE_RESTARTS;
    return surplus <= 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (surplus - 1));
  }
}
