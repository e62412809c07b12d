import type { CancelTimer } from './Clock';
import type { ConferenceInfo } from './ConferenceInfo';
import { documentXml, toConferenceInfoXml } from './conferenceInfoXml';
import type { ActiveDialog } from './dialog/ActiveDialog';
import { Dialog } from './dialog/Dialog';
import type { DialogContext } from './dialog/InviteServerDialog';
import { readSubscriptionExpires } from './readSubscriptionExpires';
import type { FlowIdentity, SipFlow } from './SipFlow';
import { SipRefusal } from './sipErrors';
import type { ServerTransaction } from './transaction/ServerTransaction';

/** Why a subscription ends, as Subscription-State says it (RFC 6665 4.1.3). */
export type SubscriptionEnd = 'noresource' | 'rejected' | 'timeout' | 'deactivated';

/** What a subscription needs besides what every dialog needs. */
export interface SubscriptionContext extends DialogContext {
  /** SIP URI of the conference. */
  readonly entity: string;
  readonly contact: string;
  /** What this subscriber may see now; undefined when nothing (any longer). */
  readonly current: () => ConferenceInfo | undefined;
  /** What changed between two states, made once for all subscribers. */
  readonly change: (before: ConferenceInfo, after: ConferenceInfo) => string;
}

/**
 * One subscriber of one conference (RFC 6665, RFC 4575; SPEC N1-N10). At most one NOTIFY is on its way: what changes
 * meanwhile is told together by the next, so that versions never have gaps nor overtake each other.
 */
export class ConferenceSubscription implements ActiveDialog {
  readonly identity: FlowIdentity;
  readonly #dialog: Dialog;
  #state: 'active' | 'flow-lost' | 'ended' = 'active';
  #version = 0;
  /** What the subscriber knows; undefined: nothing, send all. */
  #known: ConferenceInfo | undefined;
  #latest: ConferenceInfo;
  /** The flow over which a NOTIFY is on its way; one over a flow the subscriber has left no longer counts. */
  #notifyingOver: SipFlow | undefined;
  #expiresAt = 0;
  #cancelTimer: CancelTimer = () => undefined;

  constructor(
    transaction: ServerTransaction,
    info: ConferenceInfo,
    private readonly context: SubscriptionContext,
  ) {
    this.identity = transaction.flow.identity;
    this.#dialog = new Dialog(transaction, context.contact);
    this.#latest = info;
  }

  get id(): string {
    return this.#dialog.id;
  }

  /** Answers the SUBSCRIBE and sends all there is to know: again, after a refresh. */
  grant(transaction: ServerTransaction): void {
    const seconds = readSubscriptionExpires(transaction.request);
    transaction.reply(200, {
      headers: [
        ['expires', String(seconds)],
        ['contact', this.context.contact],
      ],
    });
    this.#known = undefined;
    if (seconds === 0) void this.#pollOnly();
    else this.#live(seconds);
  }

  /** Tells the subscriber what is new, now or as soon as the NOTIFY before is answered. */
  publish(info: ConferenceInfo): void {
    this.#latest = info;
    if (this.#state === 'active' && !this.#isNotifying) void this.#notify();
  }

  /** A refresh, or with `Expires: 0` the end; either is followed by everything there is to know. */
  async receive(transaction: ServerTransaction): Promise<void> {
    const { request } = transaction;
    if (request.method !== 'SUBSCRIBE') throw new SipRefusal(405, 'not in a subscription');
    if (this.#state === 'ended') throw new SipRefusal(481, 'the subscription has ended');
    if (!this.#dialog.accepts(request)) throw new SipRefusal(500, 'an earlier request came late');
    this.#dialog.flow = transaction.flow;
    this.#state = 'active';
    const info = this.context.current();
    if (!info) {
      void this.end('rejected');
      throw new SipRefusal(404, 'no such conference');
    }
    this.#latest = info;
    this.#dialog.refreshTarget(request);
    this.grant(transaction);
  }

  receiveAck(): void {
    // Nothing in a subscription is acknowledged.
  }

  flowClosed(flow: SipFlow): void {
    if (flow !== this.#dialog.flow || this.#state !== 'active') return;
    this.#state = 'flow-lost';
    this.#endLater(this.context.flowGraceMs);
  }

  async end(reason: SubscriptionEnd): Promise<void> {
    if (!this.#forget()) return;
    await this.#send(`terminated;reason=${reason}`, undefined);
  }

  async close(): Promise<void> {
    await this.end('deactivated');
  }

  #live(seconds: number): void {
    this.#expiresAt = this.context.clock.now() + seconds * 1000;
    this.#endLater(seconds * 1000);
    if (!this.#isNotifying) void this.#notify();
  }

  /** `Expires: 0`: one last look (RFC 6665 4.4.3). */
  async #pollOnly(): Promise<void> {
    if (this.#forget()) await this.#send('terminated;reason=timeout', this.#nextDocument());
  }

  #endLater(ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.context.clock.after(ms, () => void this.end('timeout'));
  }

  get #isNotifying(): boolean {
    return this.#notifyingOver === this.#dialog.flow;
  }

  async #notify(): Promise<void> {
    const document = this.#nextDocument();
    if (document === undefined) return;
    const { flow } = this.#dialog;
    this.#notifyingOver = flow;
    const seconds = Math.max(0, Math.round((this.#expiresAt - this.context.clock.now()) / 1000));
    const status = await this.#send(`active;expires=${seconds}`, document);
    if (flow !== this.#dialog.flow) return;
    this.#notifyingOver = undefined;
    if (this.#state === 'flow-lost') this.#known = undefined;
    else if (status >= 300) this.#forget();
    else if (this.#state === 'active') void this.#notify();
  }

  /** Whatever the subscriber does not know yet; undefined when they know it all. */
  #nextDocument(): string | undefined {
    const { entity, change } = this.context;
    const before = this.#known;
    this.#known = this.#latest;
    if (!before) return toConferenceInfoXml(this.#latest, { entity, version: ++this.#version });
    const content = change(before, this.#latest);
    return content === '' ? undefined : documentXml('partial', { entity, version: ++this.#version }, content);
  }

  async #send(state: string, document: string | undefined): Promise<number> {
    const notify = this.#dialog.createRequest('NOTIFY', {
      headers: [
        ['event', 'conference'],
        ['subscription-state', state],
      ],
      ...(document === undefined ? {} : { contentType: 'application/conference-info+xml', body: document }),
    });
    const response = await this.context.transactions.request(notify, this.#dialog.flow);
    return response.status;
  }

  /** False when it had ended before. */
  #forget(): boolean {
    if (this.#state === 'ended') return false;
    this.#state = 'ended';
    this.#cancelTimer();
    this.context.closed();
    return true;
  }
}
