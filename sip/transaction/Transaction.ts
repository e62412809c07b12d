import type { CancelTimer, Clock } from '../Clock';
import type { SipFlow } from '../SipFlow';

/** What every transaction has: a flow, one running deadline, and an end that is told once. */
export abstract class Transaction<State extends string> {
  #state: State | 'terminated';
  #cancelDeadline: CancelTimer | undefined;

  constructor(
    initial: State,
    readonly flow: SipFlow,
    protected readonly clock: Clock,
    private readonly terminated: () => void,
  ) {
    this.#state = initial;
  }

  get state(): State | 'terminated' {
    return this.#state;
  }

  /** Ends at once, saying nothing more to the peer. */
  terminate(): void {
    if (this.#state === 'terminated') return;
    this.enter('terminated');
    this.terminated();
  }

  /** Enters a state; the deadline of the one before is off. */
  protected enter(state: State | 'terminated'): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
    this.#state = state;
  }

  /** Enters a state; the deadline runs on. */
  protected advance(state: State): void {
    this.#state = state;
  }

  /** What happens if the transaction stays in its state for `ms`; replaces the deadline there was. */
  protected deadline(ms: number, action: () => void): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = this.clock.after(ms, action);
  }

  /** Stays in its state for `ms`, to absorb what still arrives, then ends; reliable flows need no such wait. */
  protected lingerUnlessReliable(ms: number): void {
    if (this.flow.reliable) this.terminate();
    else this.deadline(ms, () => this.terminate());
  }
}
