/** Kept free, bits per second: the estimate is of the pictures' share, but sound comes and goes. */
const SOUND = 40_000;
/** What a small picture takes, bits per second. */
const PICTURE = 150_000;
/** Below this a link is weak. */
const WEAK = 450_000;
/** Part of packets whose loss proves that the link is full. */
const LOSS = 0.05;
/** With this loss what gets through is the best estimate: the other one takes seconds to come down. */
const HEAVY_LOSS = 0.15;
/** Packets that are so many milliseconds later than on an empty link wait in a queue. */
const QUEUE_MS = 300;
/** An empty link is not slower than this: the first look may come when the queue is there already. */
const LONGEST_BASE_MS = 300;
/** So many late reports in a row prove that the link is full; fewer may be a busy machine's. */
const LATE_REPORTS = 3;
/** For so long after a proof estimates are believed. */
const BELIEF_MS = 300_000;
/** A doubted estimate is asked again after this time. */
const DOUBT_MS = 60_000;
const FIRST_RETRY_MS = 8000;
const LONGEST_RETRY_MS = 64_000;
/** Shrinking so soon after an attempt means that it failed. */
const ATTEMPT_MS = 30_000;

/** How sending to a viewer went in the last seconds. */
export interface SendingReport {
  /** Part of the packets that was reported as lost, 0 to 1. */
  readonly loss: number;
  /** Bits per second. */
  readonly sent: number;
  /** Milliseconds to the viewer and back, where it was reported anew. */
  readonly roundTrip?: number | undefined;
}

/**
 * How many pictures a viewer's link carries beside the sound. Estimates of bandwidth go by delays, and on a busy
 * machine they fall without reason: a low one is doubted, and overruled by a floor, until packets are lost or wait in a
 * queue. Then it is believed: pictures shrink at once, grow one at a time, and wait twice as long after each attempt that failed.
 * Pure. (SPEC M14)
 */
export class BandwidthGuard {
  #pictures = Infinity;
  /** When the link was last proven to be full. */
  #fullAt = -Infinity;
  #shortestTrip = LONGEST_BASE_MS;
  #lateReports = 0;
  /** The loss that was told last: without pictures the same is told for ever. */
  #reported = 0;
  #doubtedAt: number | undefined;
  #changedAt = -Infinity;
  #grownAt = -Infinity;
  #strongSince: number | undefined;
  #retryMs = FIRST_RETRY_MS;

  constructor(
    /** Bits per second below which an estimate is overruled while it is doubted. */
    private readonly floor: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Infinity while the link is not weak. */
  get pictures(): number {
    return this.#pictures;
  }

  /** What is sent at least, in bits per second; 0 while estimates are believed. */
  get minimum(): number {
    return this.#doubtedAt === undefined ? 0 : this.floor;
  }

  /** Whether `observe` should be called about once a second. */
  get watchful(): boolean {
    return this.#doubtedAt !== undefined || this.#pictures !== Infinity;
  }

  /** Takes in the estimate of the link in bits per second. */
  estimated(available: number): void {
    // Without pictures nothing is reported, and the estimate is an old one.
    if (available < WEAK || this.#pictures === 0) this.#strongSince = undefined;
    else this.#strongSince ??= this.now();
    if (this.#believes()) this.#squeeze(available);
    else if (available < this.floor) this.#doubtedAt ??= this.now();
  }

  /** Takes in how sending went of late, and lets pictures through again when it is time. */
  observe({ loss: reported, sent, roundTrip }: SendingReport): void {
    const now = this.now();
    const loss = reported === this.#reported ? 0 : reported;
    this.#reported = reported;
    const full = this.#queues(roundTrip) || loss >= LOSS;
    if (full) this.#fullAt = now;
    const doubtIsOld = now - (this.#doubtedAt ?? now) >= DOUBT_MS;
    if (full || doubtIsOld) this.#doubtedAt = undefined;
    if (loss >= HEAVY_LOSS) this.#squeeze(sent * (1 - loss));
    else if (this.#pictures !== Infinity) this.#retry(now);
  }

  /** A deep buffer loses nothing: it shows by the time that packets take. */
  #queues(roundTrip: number | undefined): boolean {
    if (roundTrip === undefined) return false;
    this.#shortestTrip = Math.min(this.#shortestTrip, roundTrip);
    this.#lateReports = roundTrip >= this.#shortestTrip + QUEUE_MS ? this.#lateReports + 1 : 0;
    return this.#lateReports >= LATE_REPORTS;
  }

  #believes(): boolean {
    return this.now() - this.#fullAt < BELIEF_MS;
  }

  #squeeze(available: number): void {
    if (available >= WEAK) return;
    const carried = Math.max(0, Math.floor((available - SOUND) / PICTURE));
    if (carried >= this.#pictures) return;
    const now = this.now();
    const failed = now - this.#grownAt < ATTEMPT_MS;
    if (failed) this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2);
    else if (this.#pictures === Infinity) this.#retryMs = FIRST_RETRY_MS;
    this.#pictures = carried;
    this.#changedAt = now;
    // One attempt fails once, however far pictures shrink.
    this.#grownAt = -Infinity;
    this.#strongSince = undefined;
  }

  #retry(now: number): void {
    if (now - (this.#strongSince ?? now) >= this.#retryMs / 2) this.#grow(Infinity);
    else if (now - this.#changedAt >= this.#retryMs) this.#grow(this.#pictures + 1);
  }

  #grow(pictures: number): void {
    this.#pictures = pictures;
    this.#changedAt = this.#grownAt = this.now();
  }
}
