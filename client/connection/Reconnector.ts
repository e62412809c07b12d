/** Delay before the next attempt: about 200 ms at first, growing to a limit, each time jittered by a fifth. */
export function backOffDelay(attempt: number, random: number): number {
  const base = Math.min(LIMIT_MS, FIRST_MS * 1.6 ** attempt);
  return Math.round(base * (0.8 + 0.4 * random));
}

const FIRST_MS = 200;
const LIMIT_MS = 2000;

/** How long opening a connection may take: short at first, since what was sent into a dead network is lost. */
export function openingPatience(failures: number): number {
  return Math.min(1500 * (failures + 1), 6000);
}

type State =
  | { state: 'idle' }
  | { state: 'trying'; attempt: number }
  | { state: 'waiting'; attempt: number; timer: ReturnType<typeof setTimeout> };

/** Tries something until it succeeds, with a jittered back-off; one attempt at a time. */
export class Reconnector {
  #state: State = { state: 'idle' };
  /** Counts starts and stops, so that an attempt that comes back late is ignored. */
  #round = 0;

  constructor(
    /** Told how many attempts of this round have failed. */
    private readonly attempt: (failures: number) => Promise<void>,
    /** Answers whether another attempt makes sense after this failure. */
    private readonly failed: (error: unknown) => boolean = () => true,
    private readonly random: () => number = Math.random,
  ) {}

  get active(): boolean {
    return this.#state.state !== 'idle';
  }

  /** Tries at once and then again and again; harmless when already trying. */
  start(): void {
    if (!this.active) this.#try(0);
  }

  /** Tries anew at once, whatever the present attempt waits for: the network came back, the machine woke up. */
  hurry(): void {
    if (!this.active) return;
    this.stop();
    this.start();
  }

  /** Does not wait for the next attempt; one that is under way goes on. */
  wake(): void {
    if (this.#state.state === 'waiting') this.hurry();
  }

  stop(): void {
    if (this.#state.state === 'waiting') clearTimeout(this.#state.timer);
    this.#state = { state: 'idle' };
    this.#round += 1;
  }

  #try(attempt: number): void {
    this.#round += 1;
    const round = this.#round;
    this.#state = { state: 'trying', attempt };
    this.attempt(attempt).then(
      () => {
        if (round === this.#round) this.#state = { state: 'idle' };
      },
      (error: unknown) => {
        if (round !== this.#round) return;
        if (this.failed(error)) this.#wait(attempt);
        else this.stop();
      },
    );
  }

  #wait(attempt: number): void {
    const timer = setTimeout(() => this.#try(attempt + 1), backOffDelay(attempt, this.random()));
    this.#state = { state: 'waiting', attempt, timer };
  }
}
