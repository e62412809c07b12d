import type { Clock } from '../Clock';
import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import type { SipFlow } from '../SipFlow';
import { ServerTransaction } from './ServerTransaction';
import { GIVE_UP_MS } from './transactionTimers';

type State = 'trying' | 'proceeding' | 'completed';

/** A request other than INVITE that came (RFC 3261 17.2.2, RFC 4320: no 100, no 408). */
export class NonInviteServerTransaction extends ServerTransaction<State> {
  constructor(request: SipRequest, flow: SipFlow, context: { clock: Clock; terminated: () => void }) {
    super('trying', request, flow, context);
  }

  override respond(response: SipResponse): void {
    if (this.state === 'completed' || this.state === 'terminated') return;
    this.send(response);
    this.enter(response.isFinal ? 'completed' : 'proceeding');
    if (response.isFinal) this.lingerUnlessReliable(GIVE_UP_MS); // timer J
  }

  override receiveRetransmission(): void {
    if (this.state === 'proceeding' || this.state === 'completed') this.sendAgain();
  }
}
