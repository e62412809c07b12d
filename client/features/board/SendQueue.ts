import { RequestError } from '../../connection/RequestError';
import { msToWait } from './msToWait';

/** Something that is to be sent until it is answered. */
export interface Parcel {
  readonly bytes: number;
  /** Sent when everything before it is answered, and nothing after it until it is answered itself. */
  readonly isAlone: boolean;
  /** May be called again: what it asks for is done once. */
  send(): Promise<() => void>;
  refused(error: RequestError): void;
}

/** How much is sent; well below what the server takes from one socket, where other things travel as well. */
export interface Pace {
  readonly bytesPerSecond: number;
  readonly burst: number;
}

export const PACE: Pace = { bytesPerSecond: 320 * 1024, burst: 256 * 1024 };

/** What waits for its answer at any time. */
const MOST_UNANSWERED = { parcels: 20, bytes: 64 * 1024 };
/** However small, a parcel counts as one of so many bytes: requests are counted too. */
const LEAST_BYTES = 8 * 1024;

/** Sends parcels in their order, no faster than the server takes them, and again when the connection is another. */
export class SendQueue {
  #parcels: Parcel[] = [];
  readonly #unanswered = new Set<Parcel>();
  /** Counts the connections: answers on an earlier one do not count. */
  #connection = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #allowance: number;
  #allowedAt: number;

  constructor(
    private readonly pace: Pace,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#allowance = pace.burst;
    this.#allowedAt = now();
  }

  get isEmpty(): boolean {
    return this.#parcels.length === 0;
  }

  add(...parcels: readonly Parcel[]): void {
    this.#parcels.push(...parcels);
    this.#go();
  }

  /** Before everything that has not been sent. */
  addFirst(parcel: Parcel): void {
    this.#parcels.unshift(parcel);
    this.#go();
  }

  drop(parcels: readonly Parcel[]): void {
    this.#parcels = this.#parcels.filter((parcel) => !parcels.includes(parcel));
    for (const parcel of parcels) this.#unanswered.delete(parcel);
  }

  /** Whatever has no answer yet is sent, again if need be. */
  restart(): void {
    this.#connection += 1;
    this.#unanswered.clear();
    this.#resume();
  }

  close(): void {
    this.#connection = 0;
    clearTimeout(this.#pause);
    this.drop([...this.#parcels]);
  }

  #go(): void {
    if (this.#connection === 0) return;
    for (const parcel of this.#parcels) {
      if (this.#pause !== undefined) return;
      if (this.#unanswered.has(parcel)) {
        if (parcel.isAlone) return;
      } else if (this.#hasRoomFor(parcel) && this.#isAllowed(parcel)) void this.#send(parcel);
      else return;
    }
  }

  #hasRoomFor({ isAlone, bytes }: Parcel): boolean {
    const all = [...this.#unanswered];
    if (all.length === 0) return true;
    if (isAlone || all.some((one) => one.isAlone) || all.length >= MOST_UNANSWERED.parcels) return false;
    return all.reduce((sum, one) => sum + one.bytes, bytes) <= MOST_UNANSWERED.bytes;
  }

  /** Goes on by itself when it is not. */
  #isAllowed({ bytes }: Parcel): boolean {
    const { bytesPerSecond, burst } = this.pace;
    const now = this.now();
    const earned = ((now - this.#allowedAt) * bytesPerSecond) / 1000;
    this.#allowance = Math.min(burst, this.#allowance + earned);
    this.#allowedAt = now;
    const cost = Math.max(bytes, LEAST_BYTES);
    if (cost <= this.#allowance) {
      this.#allowance -= cost;
      return true;
    }
    this.#waitFor(Math.ceil(((cost - this.#allowance) / bytesPerSecond) * 1000));
    return false;
  }

  async #send(parcel: Parcel): Promise<void> {
    const connection = this.#connection;
    const counts = () => connection === this.#connection && this.#unanswered.has(parcel);
    this.#unanswered.add(parcel);
    try {
      const done = await parcel.send();
      if (counts()) this.#finish(parcel, done);
    } catch (error) {
      if (!counts() || !(error instanceof RequestError)) return;
      const wait = msToWait(error);
      if (wait === undefined) return this.#finish(parcel, () => parcel.refused(error));
      // What comes after it must not overtake it.
      this.#unanswered.delete(parcel);
      this.#waitFor(wait);
    }
  }

  #finish(parcel: Parcel, done: () => void): void {
    this.drop([parcel]);
    done();
    this.#go();
  }

  #waitFor(ms: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#resume(), ms);
  }

  #resume(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#go();
  }
}
