import type { Clock } from '../Clock';
import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import type { SipFlow } from '../SipFlow';
import { Retransmission } from './Retransmission';
import { ServerTransaction } from './ServerTransaction';
import { GIVE_UP_MS, T1, T2, T4, TRYING_MS } from './transactionTimers';

type State = 'proceeding' | 'accepted' | 'completed' | 'confirmed';

/** An INVITE that came (RFC 3261 17.2.1, with the Accepted state of RFC 6026 7.1). */
export class InviteServerTransaction extends ServerTransaction<State> {
  readonly #timerG: Retransmission;

  constructor(request: SipRequest, flow: SipFlow, context: { clock: Clock; terminated: () => void }) {
    super('proceeding', request, flow, context);
    this.#timerG = new Retransmission(context.clock, () => this.sendAgain());
    this.deadline(TRYING_MS, () => this.reply(100));
  }

  /** In Accepted, a 2xx goes out as often as the dialog sends it: it alone knows when the ACK came. */
  override respond(response: SipResponse): void {
    const isWanted = this.state === 'proceeding' || (this.state === 'accepted' && response.isSuccess);
    if (!isWanted) return;
    if (!response.isFinal) this.enter('proceeding');
    else if (!response.isSuccess) this.#complete();
    else if (this.state === 'proceeding') this.#accept();
    this.send(response);
  }

  override receiveRetransmission(): void {
    if (this.state === 'proceeding' || this.state === 'completed') this.sendAgain();
  }

  /** The ACK of a final response other than 2xx; that of a 2xx belongs to the dialog. */
  receiveAck(): void {
    if (this.state !== 'completed') return;
    this.#timerG.stop();
    this.enter('confirmed');
    this.lingerUnlessReliable(T4);
  }

  override terminate(): void {
    this.#timerG.stop();
    super.terminate();
  }

  /** Timer L. */
  #accept(): void {
    this.enter('accepted');
    this.deadline(GIVE_UP_MS, () => this.terminate());
  }

  /** Timers G and H. */
  #complete(): void {
    this.enter('completed');
    this.deadline(GIVE_UP_MS, () => this.terminate());
    if (!this.flow.reliable) this.#timerG.start(T1, T2);
  }
}
