import type { Clock } from '../Clock';
import { createResponse } from '../message/createResponse';
import { randomToken } from '../message/randomToken';
import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import { writeSipMessage } from '../message/writeSipMessage';
import type { SipFlow } from '../SipFlow';
import { Transaction } from './Transaction';

type ReplyDetails = Parameters<typeof createResponse>[2];

/** A request that came and the responses to it. */
export abstract class ServerTransaction<State extends string = string> extends Transaction<State> {
  /** Our To tag in every response to a request that brings none. */
  readonly localTag: string;
  /** The last response, as it was sent: what a retransmitted request gets again. */
  protected lastSent: Buffer | undefined;

  constructor(
    initial: State,
    readonly request: SipRequest,
    flow: SipFlow,
    context: { readonly clock: Clock; readonly terminated: () => void },
  ) {
    super(initial, flow, context.clock, context.terminated);
    this.localTag = request.to.tag ?? randomToken();
  }

  /** Sends a response made of the request's headers and `details`; ignored when a final one went before. */
  reply(status: number, details: ReplyDetails = {}): void {
    this.respond(this.createReply(status, details));
  }

  /** The response that `reply` would send. */
  createReply(status: number, details: ReplyDetails = {}): SipResponse {
    const toTag = details.toTag ?? this.localTag;
    const isTagged = status === 100 || this.request.isInDialog;
    return createResponse(this.request, status, { ...details, toTag: isTagged ? undefined : toTag });
  }

  abstract respond(response: SipResponse): void;

  /** The same request came again. */
  abstract receiveRetransmission(): void;

  protected send(response: SipResponse): void {
    this.lastSent = writeSipMessage(response);
    this.sendAgain();
  }

  protected sendAgain(): void {
    if (this.lastSent) this.flow.send(this.lastSent);
  }
}
