import type { Clock } from '../Clock';
import { randomBranch } from '../message/randomToken';
import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import { writeSipMessage } from '../message/writeSipMessage';
import type { SipFlow } from '../SipFlow';
import type { ClientTransaction, FinalResponseListener } from './ClientTransaction';
import { InviteClientTransaction } from './InviteClientTransaction';
import { InviteServerTransaction } from './InviteServerTransaction';
import { NonInviteClientTransaction } from './NonInviteClientTransaction';
import { NonInviteServerTransaction } from './NonInviteServerTransaction';
import type { ServerTransaction } from './ServerTransaction';
import { toClientKey, toMergeKey, toServerKey } from './transactionKeys';

/** Whoever answers requests: the layer above. */
export interface TransactionUser {
  /** A request that came for the first time. */
  requestReceived(transaction: ServerTransaction): void;
  /** The ACK of a 2xx, which is no part of the INVITE's transaction. */
  ackReceived(ack: SipRequest, flow: SipFlow): void;
  /** The caller gave up an INVITE that has no final response yet, by CANCEL or because the flow died. */
  inviteAbandoned(transaction: InviteServerTransaction): void;
}

/** Matches messages to transactions (RFC 3261 17) and makes new ones; retransmissions end here. */
export class TransactionLayer {
  readonly #servers = new Map<string, ServerTransaction>();
  readonly #clients = new Map<string, ClientTransaction>();
  readonly #merges = new Map<string, ServerTransaction>();

  constructor(
    /** Host and port that go into our Via. */
    private readonly sentBy: string,
    private readonly clock: Clock,
    private readonly user: TransactionUser,
  ) {}

  /** Number of live transactions, for metrics and leak tests. */
  get size(): number {
    return this.#servers.size + this.#clients.size;
  }

  receiveRequest(request: SipRequest, flow: SipFlow): void {
    const key = toServerKey(request, flow);
    const known = this.#servers.get(key);
    if (request.method === 'ACK') this.#receiveAck(request, flow);
    else if (known) known.receiveRetransmission();
    else this.#receiveNew(this.#open(key, request, flow));
  }

  /** A response that matches nothing of ours on this flow is dropped. */
  receiveResponse(response: SipResponse, flow: SipFlow): void {
    const transaction = this.#clients.get(
      toClientKey({ branch: response.via.branch, method: response.cseq.method }),
    );
    if (transaction?.flow === flow) transaction.receive(response);
  }

  /** Sends a request other than INVITE; resolves with its final response and never rejects. */
  request(request: SipRequest, flow: SipFlow): Promise<SipResponse> {
    return new Promise((resolve) => this.#start(NonInviteClientTransaction, request, flow, resolve));
  }

  /** Sends an INVITE; the listener hears each 2xx, for it must acknowledge each. */
  invite(request: SipRequest, flow: SipFlow, finalReceived: FinalResponseListener): void {
    this.#start(InviteClientTransaction, request, flow, finalReceived);
  }

  /** Sends the ACK of a 2xx, which has no transaction. */
  acknowledge(ack: SipRequest, flow: SipFlow): void {
    this.#addVia(ack, flow);
    flow.send(writeSipMessage(ack));
  }

  /** Everything on a flow that died ends: nobody can answer, nobody can be answered. */
  flowClosed(flow: SipFlow): void {
    for (const transaction of [...this.#clients.values()]) {
      if (transaction.flow === flow) transaction.flowClosed();
    }
    for (const transaction of [...this.#servers.values()]) {
      if (transaction.flow !== flow) continue;
      if (transaction instanceof InviteServerTransaction) this.#abandon(transaction);
      transaction.terminate();
    }
  }

  /** Ends every transaction, silently. */
  close(): void {
    for (const transaction of [...this.#clients.values()]) transaction.flowClosed();
    for (const transaction of [...this.#servers.values()]) transaction.terminate();
  }

  #receiveNew(transaction: ServerTransaction): void {
    const { request } = transaction;
    if (request.method === 'CANCEL') this.#cancel(transaction);
    else if (this.#isLooped(request) || this.#isMerged(transaction)) transaction.reply(482);
    else this.user.requestReceived(transaction);
  }

  #open(key: string, request: SipRequest, flow: SipFlow): ServerTransaction {
    const isInvite = request.method === 'INVITE';
    const Kind = isInvite ? InviteServerTransaction : NonInviteServerTransaction;
    const transaction: ServerTransaction = new Kind(request, flow, {
      clock: this.clock,
      terminated: () => this.#forget(key, transaction),
    });
    this.#servers.set(key, transaction);
    return transaction;
  }

  #forget(key: string, transaction: ServerTransaction): void {
    this.#servers.delete(key);
    const mergeKey = toMergeKey(transaction.request);
    if (this.#merges.get(mergeKey) === transaction) this.#merges.delete(mergeKey);
  }

  /** A request of ours that came back to us. */
  #isLooped(request: SipRequest): boolean {
    return request.vias.some(({ branch }) =>
      this.#clients.has(toClientKey({ branch, method: request.method })),
    );
  }

  #isMerged(transaction: ServerTransaction): boolean {
    if (transaction.request.isInDialog) return false;
    const key = toMergeKey(transaction.request);
    if (this.#merges.has(key)) return true;
    this.#merges.set(key, transaction);
    return false;
  }

  #receiveAck(ack: SipRequest, flow: SipFlow): void {
    const invite = this.#servers.get(toServerKey(ack, flow, 'INVITE'));
    if (invite instanceof InviteServerTransaction && invite.state !== 'accepted') invite.receiveAck();
    else this.user.ackReceived(ack, flow);
  }

  /** A CANCEL is answered by itself; whether it still changes anything is another matter (RFC 3261 9.2). */
  #cancel(transaction: ServerTransaction): void {
    const invite = this.#servers.get(toServerKey(transaction.request, transaction.flow, 'INVITE'));
    if (invite instanceof InviteServerTransaction) {
      transaction.respond(transaction.createReply(200, { toTag: invite.localTag }));
      this.#abandon(invite);
    } else {
      transaction.reply(481);
    }
  }

  #abandon(invite: InviteServerTransaction): void {
    if (invite.state === 'proceeding') this.user.inviteAbandoned(invite);
  }

  #start(
    Kind: typeof InviteClientTransaction | typeof NonInviteClientTransaction,
    request: SipRequest,
    flow: SipFlow,
    finalReceived: FinalResponseListener,
  ): void {
    this.#addVia(request, flow);
    const key = toClientKey({ branch: request.via.branch, method: request.method });
    const terminated = () => void this.#clients.delete(key);
    const transaction = new Kind(request, flow, { clock: this.clock, terminated, finalReceived });
    this.#clients.set(key, transaction);
    if (!flow.alive) transaction.flowClosed();
  }

  #addVia(request: SipRequest, flow: SipFlow): void {
    request.headers.prepend('via', `SIP/2.0/${flow.transport} ${this.sentBy};branch=${randomBranch()};rport`);
  }
}
