import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import type { SipFlow } from '../SipFlow';
import { ClientTransaction, type ClientTransactionContext } from './ClientTransaction';
import { GIVE_UP_MS, T1, T2, T4 } from './transactionTimers';

type State = 'trying' | 'proceeding' | 'completed';

/** A request of ours other than INVITE (RFC 3261 17.1.2). */
export class NonInviteClientTransaction extends ClientTransaction<State> {
  constructor(request: SipRequest, flow: SipFlow, context: ClientTransactionContext) {
    super('trying', request, flow, context);
    this.deadline(GIVE_UP_MS, () => this.fail(408)); // timer F
    if (!flow.reliable) this.retransmission.start(T1, T2); // timer E
    this.send();
  }

  override receive(response: SipResponse): void {
    if (!this.isWaiting) return;
    if (response.isFinal) this.#complete(response);
    else if (this.state === 'trying') this.#proceed();
  }

  protected override get isWaiting(): boolean {
    return this.state === 'trying' || this.state === 'proceeding';
  }

  /** The peer works on it: ask less often. Timer F runs on from the start, so the state has no deadline of its own. */
  #proceed(): void {
    this.advance('proceeding');
    if (!this.flow.reliable) this.retransmission.start(T2, T2);
  }

  #complete(response: SipResponse): void {
    this.retransmission.stop();
    this.enter('completed');
    this.lingerUnlessReliable(T4); // timer K
    this.tell(response);
  }
}
