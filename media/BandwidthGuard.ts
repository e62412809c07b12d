/** Kept free, bits per second: the estimate is of the pictures' share, but sound comes and goes. */
const SOUND = 40_000;
/** What a small picture takes, bits per second. */
const PICTURE = 150_000;
/** Below this a link is weak. */
const WEAK = 450_000;
const FIRST_RETRY_MS = 8000;
const LONGEST_RETRY_MS = 64_000;
/** Shrinking so soon after an attempt means that it failed. */
const ATTEMPT_MS = 30_000;

/**
 * How many pictures a viewer's link carries beside the sound. Shrinks at once, grows one picture at a time, and
 * waits twice as long after each attempt that failed. Pure. (SPEC M14)
 */
export class BandwidthGuard {
  #pictures = Infinity;
  #changedAt = -Infinity;
  #grownAt = -Infinity;
  #strongSince: number | undefined;
  #retryMs = FIRST_RETRY_MS;

  constructor(private readonly now: () => number = Date.now) {}

  /** Infinity while the link is not weak. */
  get pictures(): number {
    return this.#pictures;
  }

  /** Takes in the estimate of the link (bits per second); answers whether `pictures` shrank. */
  estimated(available: number): boolean {
    if (available >= WEAK) {
      this.#strongSince ??= this.now();
      return false;
    }
    this.#strongSince = undefined;
    const carried = Math.max(0, Math.floor((available - SOUND) / PICTURE));
    if (carried >= this.#pictures) return false;
    this.#shrink(carried);
    return true;
  }

  /** To be called about once a second while pictures are missing; answers whether there are more now. */
  retry(): boolean {
    if (this.#pictures === Infinity) return false;
    const now = this.now();
    if (now - (this.#strongSince ?? now) >= this.#retryMs / 2) return this.#grow(Infinity);
    return now - this.#changedAt >= this.#retryMs && this.#grow(this.#pictures + 1);
  }

  #shrink(pictures: number): void {
    const now = this.now();
    const failed = now - this.#grownAt < ATTEMPT_MS;
    this.#retryMs = failed ? Math.min(LONGEST_RETRY_MS, this.#retryMs * 2) : FIRST_RETRY_MS;
    this.#pictures = pictures;
    this.#changedAt = now;
  }

  #grow(pictures: number): true {
    this.#pictures = pictures;
    this.#changedAt = this.#grownAt = this.now();
    return true;
  }
}
