import { SerialQueue } from '../../server/kernel/SerialQueue';
import type { CancelTimer, Clock } from '../Clock';
import type { ByeReason, DialogDelegate, DialogEnd, InviteDialog, SessionBody } from '../FocusDelegate';
import { CAPABILITY_HEADERS } from '../focusCapabilities';
import { quote } from '../message/HeaderParameters';
import type { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import type { FlowIdentity, SipFlow } from '../SipFlow';
import { SipRefusal } from '../sipErrors';
import type { ServerTransaction } from '../transaction/ServerTransaction';
import type { TransactionLayer } from '../transaction/TransactionLayer';
import type { ActiveDialog } from './ActiveDialog';
import { Dialog } from './Dialog';
import type { IncomingCall } from './IncomingCall';
import { SessionTimer } from './SessionTimer';
import { UnacknowledgedAnswer } from './UnacknowledgedAnswer';

/** What a dialog needs of the stack around it. */
export interface DialogContext {
  readonly clock: Clock;
  readonly transactions: TransactionLayer;
  /** How long it waits for its caller after the flow died. */
  readonly flowGraceMs: number;
  /** Nothing more will come of it: forget it. */
  readonly closed: () => void;
}

/** In a glare, the side that did not begin the call tries again within two seconds (RFC 3261 14.1). */
const GLARE_WAIT_MS = 2000;
const GLARE_TRIES = 5;

/** A call that was answered: from the 200 to the BYE (RFC 3261 13.3, 14, 15; SPEC D1-D14). */
export class InviteServerDialog implements InviteDialog, ActiveDialog {
  readonly conference: string;
  readonly identity: FlowIdentity;
  readonly #dialog: Dialog;
  readonly #delegate: DialogDelegate;
  readonly #sessionTimer: SessionTimer;
  readonly #localOffers = new SerialQueue();
  #state: 'established' | 'flow-lost' | 'ended' = 'established';
  #isConfirmed = false;
  /** Our last 2xx, until it is acknowledged. */
  #unacknowledged: UnacknowledgedAnswer | undefined;
  /** What the caller offers and we have not answered yet. */
  #remoteOffer: ServerTransaction | undefined;
  #hasLocalOffer = false;
  #cancelGrace: CancelTimer = () => undefined;

  constructor(
    call: IncomingCall,
    delegate: DialogDelegate,
    private readonly context: DialogContext,
  ) {
    const { clock } = context;
    this.conference = call.conference;
    this.identity = call.identity;
    this.#delegate = delegate;
    this.#dialog = new Dialog(call.transaction, call.contact);
    this.#sessionTimer = new SessionTimer(
      clock,
      () => void this.#refresh(),
      () => void this.#hangUp('session-expired', { cause: 408, text: 'session expired' }),
    );
  }

  /** Answers the call. Where that cannot be done it ends at once, and the caller is refused with what is thrown. */
  begin(invite: ServerTransaction, answer: SessionBody): void {
    try {
      this.#accept(invite, answer);
    } catch (cause) {
      this.#endSilently('server-closed');
      throw cause;
    }
  }

  get id(): string {
    return this.#dialog.id;
  }

  async bye(reason?: ByeReason): Promise<void> {
    await this.#hangUp('local-bye', reason);
  }

  async reinvite(offer: SessionBody): Promise<SessionBody> {
    return this.#localOffers.run(() => this.#offer(offer, GLARE_TRIES));
  }

  /** Another call of the same person takes the place of this one (RFC 3891). */
  async replace(): Promise<void> {
    await this.#hangUp('replaced', { cause: 200, text: 'replaced' });
  }

  async close(): Promise<void> {
    await this.#hangUp('server-closed', { cause: 503, text: 'server closing' });
  }

  async receive(transaction: ServerTransaction): Promise<void> {
    const { request } = transaction;
    if (request.method === 'BYE') return this.#receiveBye(transaction);
    if (this.#state === 'ended') throw new SipRefusal(481, 'the call has ended');
    if (!this.#dialog.accepts(request)) throw new SipRefusal(500, 'an earlier request came late');
    this.#follow(transaction.flow);
    if (request.method === 'INVITE') return this.#receiveOffer(transaction);
    if (request.method === 'UPDATE') return this.#receiveUpdate(transaction);
    if (request.method === 'INFO') return this.#receiveInfo(transaction);
    throw new SipRefusal(405, 'not in a call');
  }

  receiveAck(ack: SipRequest): void {
    if (ack.cseq.number === this.#unacknowledged?.cseq) this.#confirm();
  }

  /** The caller may come back over another flow: media, and their place, are theirs until the grace ends. */
  flowClosed(flow: SipFlow): void {
    if (flow !== this.#dialog.flow) return;
    this.#unacknowledged?.stop();
    if (this.#state !== 'established') return;
    this.#state = 'flow-lost';
    this.#cancelGrace = this.context.clock.after(this.context.flowGraceMs, () =>
      this.#endSilently('flow-lost'),
    );
    this.#delegate.flowLost?.();
  }

  /** The dialog goes where its person is. */
  #follow(flow: SipFlow): void {
    this.#dialog.flow = flow;
    if (this.#state !== 'flow-lost') return;
    this.#cancelGrace();
    this.#state = 'established';
    this.#delegate.flowRestored?.();
  }

  #confirm(): void {
    this.#unacknowledged?.stop();
    this.#unacknowledged = undefined;
    if (this.#isConfirmed || this.#state === 'ended') return;
    this.#isConfirmed = true;
    this.#delegate.confirmed(this);
  }

  async #receiveBye(transaction: ServerTransaction): Promise<void> {
    transaction.reply(200);
    this.#endSilently('bye');
  }

  /** One offer at a time, whoever makes it (RFC 3261 14.2). A new one means that our last answer arrived. */
  async #receiveOffer(transaction: ServerTransaction): Promise<void> {
    if (this.#hasLocalOffer) throw new SipRefusal(491, 'an offer of ours is on its way');
    if (this.#remoteOffer)
      throw new SipRefusal(500, 'one offer at a time', { retryAfter: Math.random() * 10 });
    this.#confirm();
    this.#remoteOffer = transaction;
    try {
      const { contentType, bodyText } = transaction.request;
      const answer = await this.#delegate.reinvited({ contentType, body: bodyText });
      // Meanwhile the call may have ended, the offer been cancelled or the flow died.
      if (this.#state === 'established' && isPending(transaction)) this.#accept(transaction, answer);
    } finally {
      this.#remoteOffer = undefined;
    }
  }

  /** Without a body, UPDATE only says that the session lives and where the caller is (RFC 4028 7.4). */
  async #receiveUpdate(transaction: ServerTransaction): Promise<void> {
    if (transaction.request.body.length > 0) await this.#receiveOffer(transaction);
    else this.#accept(transaction, { contentType: '', body: '' });
  }

  async #receiveInfo(transaction: ServerTransaction): Promise<void> {
    const { contentType, body, bodyText, headers } = transaction.request;
    if (headers.get('info-package') !== undefined) throw new SipRefusal(469, 'unknown info package');
    if (body.length > 0) {
      if (!this.#delegate.info) throw new SipRefusal(415, 'nothing is known about such a body');
      await this.#delegate.info({ contentType, body: bodyText });
    }
    transaction.reply(200);
  }

  /** Answers 200 to an INVITE or UPDATE: the session is as both have said, and lives on. */
  #accept(transaction: ServerTransaction, { contentType, body }: SessionBody): void {
    const { request } = transaction;
    this.#dialog.refreshTarget(request);
    const response = transaction.createReply(200, {
      headers: [
        ['contact', this.#dialog.contact],
        ...request.headers.all('record-route').map((route) => ['record-route', route] as const),
        ...this.#sessionTimer.agree(request),
        ...CAPABILITY_HEADERS,
      ],
      ...toSessionContent({ contentType, body }),
    });
    if (request.method !== 'INVITE') transaction.respond(response);
    else this.#unacknowledged = this.#awaitAck(transaction, response);
  }

  #awaitAck(transaction: ServerTransaction, response: SipResponse): UnacknowledgedAnswer {
    return new UnacknowledgedAnswer(transaction, response, this.context.clock, () => {
      void this.#hangUp('ack-timeout', { cause: 408, text: 'no ACK' });
    });
  }

  /** Our offer; where both offer at once, both wait for a moment of their own and try again. */
  async #offer(offer: SessionBody, triesLeft: number): Promise<SessionBody> {
    await this.#unacknowledged?.settled;
    if (this.#state === 'ended') throw new SipRefusal(481, 'the call has ended');
    const response = this.#remoteOffer ? undefined : await this.#invite(offer);
    if (response?.isSuccess) return { contentType: response.contentType, body: response.bodyText };
    if ((!response || response.status === 491) && triesLeft > 0) {
      await new Promise<void>((resolve) => this.context.clock.after(Math.random() * GLARE_WAIT_MS, resolve));
      return this.#offer(offer, triesLeft - 1);
    }
    if (response) this.#endIfGone(response);
    throw new SipRefusal(response?.status ?? 491, response?.reason ?? 'the caller never stopped offering');
  }

  /** Sends a re-INVITE; resolves with the final response, and acknowledges a 2xx as often as it comes. */
  async #invite(offer: SessionBody): Promise<SipResponse> {
    const invite = this.#dialog.createRequest('INVITE', {
      headers: CAPABILITY_HEADERS,
      ...toSessionContent(offer),
    });
    this.#hasLocalOffer = true;
    const response = await new Promise<SipResponse>((resolve) => {
      this.context.transactions.invite(invite, this.#dialog.flow, (final) => {
        if (final.isSuccess) this.#acknowledge(invite, final);
        resolve(final);
      });
    });
    this.#hasLocalOffer = false;
    return response;
  }

  #acknowledge(invite: SipRequest, success: SipResponse): void {
    this.#dialog.refreshTarget(success);
    const ack = this.#dialog.createRequest('ACK', { cseq: invite.cseq.number });
    this.context.transactions.acknowledge(ack, this.#dialog.flow);
  }

  /** Any answer shows that the caller is there, even one that does not like UPDATE. */
  async #refresh(): Promise<void> {
    const update = this.#dialog.createRequest('UPDATE', { headers: this.#sessionTimer.refreshHeaders });
    const response = await this.context.transactions.request(update, this.#dialog.flow);
    this.#endIfGone(response);
    if (this.#state !== 'ended') this.#sessionTimer.refreshed(response);
  }

  /** The peer has forgotten the dialog or is silent: there is nobody to hang up on (RFC 3261 12.2.1.2). */
  #endIfGone({ status }: SipResponse): void {
    if (status === 481 || status === 408) this.#endSilently('peer-gone');
  }

  /** Ends the call and says so; never before the caller knows that there was one (RFC 3261 15). */
  async #hangUp(end: DialogEnd, reason?: ByeReason): Promise<void> {
    const unacknowledged = this.#unacknowledged;
    if (!this.#end(end)) return;
    await unacknowledged?.settled;
    const bye = this.#dialog.createRequest('BYE', { headers: toReasonHeaders(reason) });
    await this.context.transactions.request(bye, this.#dialog.flow);
    this.context.closed();
  }

  #endSilently(end: DialogEnd): void {
    if (!this.#end(end)) return;
    this.#unacknowledged?.stop();
    this.context.closed();
  }

  /** False when it had ended before. */
  #end(end: DialogEnd): boolean {
    if (this.#state === 'ended') return false;
    this.#state = 'ended';
    this.#sessionTimer.stop();
    this.#cancelGrace();
    this.#remoteOffer?.reply(487);
    this.#delegate.ended(end);
    return true;
  }
}

/** A body that describes the session must say so, unless it is SDP (RFC 3261 20.11). */
function toSessionContent({ contentType, body }: SessionBody) {
  return contentType === '' ? {} : { contentType, contentDisposition: 'session', body };
}

function isPending({ state }: ServerTransaction): boolean {
  return state === 'proceeding' || state === 'trying';
}

function toReasonHeaders(reason: ByeReason | undefined): [string, string][] {
  return reason ? [['reason', `SIP;cause=${reason.cause};text=${quote(reason.text)}`]] : [];
}
