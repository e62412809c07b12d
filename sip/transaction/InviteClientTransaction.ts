import { SipHeaders } from '../message/SipHeaders';
import { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import { writeSipMessage } from '../message/writeSipMessage';
import type { SipFlow } from '../SipFlow';
import { ClientTransaction, type ClientTransactionContext } from './ClientTransaction';
import { GIVE_UP_MS, T1, TIMER_D_MS } from './transactionTimers';

type State = 'calling' | 'proceeding' | 'accepted' | 'completed';

/** An INVITE of ours (RFC 3261 17.1.1, with the Accepted state of RFC 6026 7.2). */
export class InviteClientTransaction extends ClientTransaction<State> {
  #ack: Buffer | undefined;

  constructor(request: SipRequest, flow: SipFlow, context: ClientTransactionContext) {
    super('calling', request, flow, context);
    this.deadline(GIVE_UP_MS, () => this.fail(408)); // timer B
    if (!flow.reliable) this.retransmission.start(T1, Number.POSITIVE_INFINITY); // timer A
    this.send();
  }

  override receive(response: SipResponse): void {
    this.retransmission.stop();
    if (this.isWaiting) this.#answered(response);
    else if (this.state === 'completed') this.#acknowledgeAgain(response);
    else if (this.state === 'accepted' && response.isSuccess) this.tell(response);
  }

  protected override get isWaiting(): boolean {
    return this.state === 'calling' || this.state === 'proceeding';
  }

  #answered(response: SipResponse): void {
    if (!response.isFinal) this.enter('proceeding');
    else if (response.isSuccess) this.#accept(response);
    else this.#complete(response);
  }

  /** Timer M: the peer may send its 2xx again, and the dialog acknowledges each. */
  #accept(response: SipResponse): void {
    this.enter('accepted');
    this.deadline(GIVE_UP_MS, () => this.terminate());
    this.tell(response);
  }

  #complete(response: SipResponse): void {
    this.enter('completed');
    this.#ack = writeSipMessage(createAck(this.request, response));
    this.flow.send(this.#ack);
    this.lingerUnlessReliable(TIMER_D_MS);
    this.tell(response);
  }

  #acknowledgeAgain(response: SipResponse): void {
    if (response.isFinal && this.#ack) this.flow.send(this.#ack);
  }
}

/** The ACK of a final response other than 2xx: the same hop, not a new one (RFC 3261 17.1.1.3). */
function createAck(invite: SipRequest, response: SipResponse): SipRequest {
  const headers = new SipHeaders();
  headers.add('via', invite.headers.get('via') ?? '');
  for (const route of invite.headers.all('route')) headers.add('route', route);
  headers.add('max-forwards', '70');
  headers.add('from', invite.headers.get('from') ?? '');
  headers.add('to', response.headers.get('to') ?? '');
  headers.add('call-id', invite.callId);
  headers.add('cseq', `${invite.cseq.number} ACK`);
  return new SipRequest('ACK', invite.uri, headers);
}
