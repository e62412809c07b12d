import type { CancelTimer, Clock } from '../Clock';

/** Repeats something at intervals that double up to a ceiling, until stopped: timers A, E and G. */
export class Retransmission {
  #cancel: CancelTimer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly repeat: () => void,
  ) {}

  start(interval: number, ceiling: number): void {
    this.stop();
    this.#cancel = this.clock.after(interval, () => {
      this.start(Math.min(interval * 2, ceiling), ceiling);
      this.repeat();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
