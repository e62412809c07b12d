const PING_MS = 1000;
/** A worker stopped just after an answer: 1 s to the next ping, 4 s without an answer, killed at 5 s. */
const PATIENCE = 4;

/**
 * Notices a worker that hangs or is stopped, which makes no `died` event. (SPEC M6)
 * It counts its own ticks and not the clock: if this very process was stopped, the worker is not to blame.
 */
export class WorkerWatchdog {
  readonly #timer: NodeJS.Timeout;
  #unanswered = 0;
  #waiting = false;

  constructor(
    private readonly ping: () => Promise<unknown>,
    private readonly hung: () => void,
  ) {
    this.#timer = setInterval(() => this.#tick(), PING_MS).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    if (!this.#waiting) {
      this.#send();
      return;
    }
    this.#unanswered += 1;
    if (this.#unanswered < PATIENCE) return;
    this.close();
    this.hung();
  }

  #send(): void {
    this.#waiting = true;
    this.#unanswered = 0;
    this.ping().then(
      () => void (this.#waiting = false),
      () => this.close(),
    );
  }
}
