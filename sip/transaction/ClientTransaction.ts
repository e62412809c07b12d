import type { Clock } from '../Clock';
import { createResponse } from '../message/createResponse';
import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import { writeSipMessage } from '../message/writeSipMessage';
import type { SipFlow } from '../SipFlow';
import { Retransmission } from './Retransmission';
import { Transaction } from './Transaction';

/**
 * Hears the final response; for an INVITE every 2xx, also when it comes again. Nobody answering is a 408, a flow
 * that died a 503 (RFC 3261 8.1.3.1).
 */
export type FinalResponseListener = (response: SipResponse) => void;

export interface ClientTransactionContext {
  readonly clock: Clock;
  readonly terminated: () => void;
  readonly finalReceived: FinalResponseListener;
}

/** A request of ours and the responses to it. */
export abstract class ClientTransaction<State extends string = string> extends Transaction<State> {
  /** Timers A and E. */
  protected readonly retransmission: Retransmission;
  protected readonly tell: FinalResponseListener;
  readonly #wire: Buffer;

  constructor(
    initial: State,
    readonly request: SipRequest,
    flow: SipFlow,
    context: ClientTransactionContext,
  ) {
    super(initial, flow, context.clock, context.terminated);
    this.#wire = writeSipMessage(request);
    this.retransmission = new Retransmission(context.clock, () => this.send());
    this.tell = context.finalReceived;
  }

  abstract receive(response: SipResponse): void;

  /** The flow died: nobody will answer. */
  flowClosed(): void {
    this.fail(503);
  }

  override terminate(): void {
    this.retransmission.stop();
    super.terminate();
  }

  protected send(): void {
    this.flow.send(this.#wire);
  }

  protected fail(status: 408 | 503): void {
    const waiting = this.isWaiting;
    this.terminate();
    if (waiting) this.tell(createResponse(this.request, status));
  }

  /** Whether no final response has come yet. */
  protected abstract get isWaiting(): boolean;
}
