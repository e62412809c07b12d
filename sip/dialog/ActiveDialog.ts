import type { SipRequest } from '../message/SipRequest';
import type { FlowIdentity, SipFlow } from '../SipFlow';
import type { ServerTransaction } from '../transaction/ServerTransaction';

/** A dialog as the user agent sees it: somebody to hand its requests to. */
export interface ActiveDialog {
  /** Call-ID and both tags. */
  readonly id: string;
  readonly identity: FlowIdentity;
  /** Answers a request of this dialog; rejects with a SipRefusal when it is refused. */
  receive(transaction: ServerTransaction): Promise<void>;
  receiveAck(ack: SipRequest): void;
  flowClosed(flow: SipFlow): void;
  /** Ends the dialog, telling the peer; resolves when that is done or given up. */
  close(): Promise<void>;
}
