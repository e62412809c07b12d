/** Kept free for sound, bits per second. */
const SOUND = 80_000;
/** What a small picture takes, bits per second. */
const PICTURE = 150_000;
/** Below this a link is weak; above the second number it has recovered. In between nothing changes. */
const WEAK = 450_000;
const RECOVERED = 600_000;
const FIRST_RETRY_MS = 8000;
const LONGEST_RETRY_MS = 64_000;

/**
 * How many pictures a viewer's link carries beside the sound. Shrinks at once, grows one picture at a time, and
 * waits twice as long after each attempt that failed. Pure. (SPEC M14)
 */
export class BandwidthGuard {
  #pictures = Infinity;
  #changedAt = 0;
  #retryMs = FIRST_RETRY_MS;

  constructor(private readonly now: () => number = Date.now) {}

  /** Infinity while the link is not weak. */
  get pictures(): number {
    return this.#pictures;
  }

  /** Takes in the estimate of the link (bits per second); answers whether `pictures` changed. */
  estimated(available: number): boolean {
    if (available >= RECOVERED) return this.#recover();
    if (available >= WEAK) return false;
    const carried = Math.max(0, Math.floor((available - SOUND) / PICTURE));
    return carried < this.#pictures && this.#set(carried);
  }

  /** To be called about once a second while pictures are missing: lets one more through when it is time. */
  retry(): boolean {
    if (this.#pictures === Infinity || this.now() - this.#changedAt < this.#retryMs) return false;
    this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2);
    return this.#set(this.#pictures + 1);
  }

  #recover(): boolean {
    this.#retryMs = FIRST_RETRY_MS;
    return this.#pictures !== Infinity && this.#set(Infinity);
  }

  #set(pictures: number): boolean {
    this.#pictures = pictures;
    this.#changedAt = this.now();
    return true;
  }
}
