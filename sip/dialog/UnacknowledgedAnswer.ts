import type { CancelTimer, Clock } from '../Clock';
import type { SipResponse } from '../message/SipResponse';
import { Retransmission } from '../transaction/Retransmission';
import type { ServerTransaction } from '../transaction/ServerTransaction';
import { GIVE_UP_MS, T1, T2 } from '../transaction/transactionTimers';

/** A 2xx to an INVITE, sent again over any transport until the ACK comes (RFC 3261 13.3.1.4). */
export class UnacknowledgedAnswer {
  /** Resolves once the ACK came or nobody waits for it any longer. */
  readonly settled: Promise<void>;
  readonly #retransmission: Retransmission;
  readonly #cancelGivingUp: CancelTimer;
  #settle: () => void = () => undefined;

  constructor(
    private readonly transaction: ServerTransaction,
    response: SipResponse,
    clock: Clock,
    givenUp: () => void,
  ) {
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#retransmission = new Retransmission(clock, () => transaction.respond(response));
    this.#retransmission.start(T1, T2);
    this.#cancelGivingUp = clock.after(GIVE_UP_MS, () => {
      this.stop();
      givenUp();
    });
    transaction.respond(response);
  }

  get cseq(): number {
    return this.transaction.request.cseq.number;
  }

  /** The ACK came, or the flow went: either way nothing is sent again. */
  stop(): void {
    this.#retransmission.stop();
    this.#cancelGivingUp();
    this.#settle();
  }
}
