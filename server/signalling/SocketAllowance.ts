import { type Allowance, multiplied, TokenBucket } from '../kernel/TokenBucket';

/** What one socket may send in all, whatever it is. */
export const SOCKET_FRAMES: Allowance = { perSecond: 100, burst: 200 };
export const SOCKET_BYTES: Allowance = { perSecond: 512 * 1024, burst: 512 * 1024 };

const WARNINGS_TO_CUT = 3;
const WARNINGS_WITHIN_MS = 10_000;
const WARNING_EVERY_MS = 1_000;

/** What becomes of a frame: taken; dropped, in the second case with a warning; or the end of the socket. */
export type FrameVerdict = 'accepted' | 'dropped' | 'warned' | 'cut';

/** Counts all frames of one socket: warns at most once a second, cuts at the third warning within ten seconds. */
export class SocketAllowance {
  readonly #frames: TokenBucket;
  readonly #bytes: TokenBucket;
  #warnings: number[] = [];

  constructor(
    factor: number,
    private readonly now: () => number,
  ) {
    this.#frames = new TokenBucket(multiplied(SOCKET_FRAMES, factor), now);
    this.#bytes = new TokenBucket(multiplied(SOCKET_BYTES, factor), now);
  }

  judge(bytes: number): FrameVerdict {
    if (this.#frames.take() && this.#bytes.take(bytes)) return 'accepted';
    return this.#warn();
  }

  #warn(): FrameVerdict {
    const now = this.now();
    const lastWarning = this.#warnings.at(-1);
    if (lastWarning !== undefined && now - lastWarning < WARNING_EVERY_MS) return 'dropped';
    this.#warnings = [...this.#warnings.filter((at) => now - at < WARNINGS_WITHIN_MS), now];
    return this.#warnings.length >= WARNINGS_TO_CUT ? 'cut' : 'warned';
  }
}
