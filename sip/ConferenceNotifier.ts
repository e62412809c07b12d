import type { CancelTimer, Clock } from './Clock';
import type { ConferenceInfo } from './ConferenceInfo';
import { ConferenceSubscription, type SubscriptionEnd } from './ConferenceSubscription';
import { toChangeXml } from './conferenceInfoXml';
import type { DialogTable } from './dialog/DialogTable';
import type { FocusDelegate } from './FocusDelegate';
import type { SipRequest } from './message/SipRequest';
import { SipUri } from './message/SipUri';
import { readSubscriptionExpires } from './readSubscriptionExpires';
import { SipRefusal } from './sipErrors';
import { toFocusContact } from './toFocusContact';
import type { ServerTransaction } from './transaction/ServerTransaction';
import type { TransactionLayer } from './transaction/TransactionLayer';

/** Changes within this time are told together. */
const COALESCE_MS = 40;

/** What the notifier is put together from. */
interface NotifierParts {
  readonly domain: string;
  readonly clock: Clock;
  readonly delegate: FocusDelegate;
  readonly dialogs: DialogTable;
  readonly transactions: () => TransactionLayer;
  readonly flowGraceMs: number;
}

/** Notifier of the conference event package (RFC 4575): who subscribed to which conference, and what they get. */
export class ConferenceNotifier {
  readonly #subscriptions = new Map<string, Set<ConferenceSubscription>>();
  /** States that are not told yet. */
  readonly #unpublished = new Map<string, { info: ConferenceInfo; cancel: CancelTimer }>();
  #lastChange: { before: ConferenceInfo; after: ConferenceInfo; xml: string } | undefined;

  constructor(private readonly parts: NotifierParts) {}

  /** Answers a SUBSCRIBE outside a dialog; throws SipRefusal. */
  subscribe(transaction: ServerTransaction): void {
    const { request, flow } = transaction;
    checkSubscribe(request);
    const conference = request.uri instanceof SipUri ? (request.uri.user ?? '') : '';
    const current = () => this.parts.delegate.conferenceInfo(conference, flow.identity);
    const info = current();
    if (!info) throw new SipRefusal(404, 'no such conference');
    const subscription = new ConferenceSubscription(transaction, info, {
      ...this.#context(conference, () => this.#remove(conference, subscription)),
      contact: toFocusContact(transaction, this.parts.domain),
      current,
    });
    this.#add(conference, subscription);
    subscription.grant(transaction);
  }

  /** The state of a conference changed: subscribers hear of it shortly, together with what changes until then. */
  publish(conference: string, info: ConferenceInfo): void {
    const waiting = this.#unpublished.get(conference);
    if (waiting) waiting.info = info;
    else if (this.#subscriptions.has(conference)) {
      const cancel = this.parts.clock.after(COALESCE_MS, () => this.#flush(conference));
      this.#unpublished.set(conference, { info, cancel });
    }
  }

  /** A conference is no more. What was not told yet goes first. */
  end(conference: string): void {
    this.#flush(conference, 'noresource');
    for (const subscription of this.#of(conference)) void subscription.end('noresource');
  }

  close(): void {
    for (const { cancel } of this.#unpublished.values()) cancel();
    this.#unpublished.clear();
  }

  /** Who may no longer see the conference learns nothing but that, as `unseen`. */
  #flush(conference: string, unseen: SubscriptionEnd = 'rejected'): void {
    const waiting = this.#unpublished.get(conference);
    if (!waiting) return;
    waiting.cancel();
    this.#unpublished.delete(conference);
    for (const subscription of this.#of(conference)) {
      if (this.parts.delegate.maySee(conference, subscription.identity)) subscription.publish(waiting.info);
      else void subscription.end(unseen);
    }
  }

  #of(conference: string): ConferenceSubscription[] {
    return [...(this.#subscriptions.get(conference) ?? [])];
  }

  #context(conference: string, closed: () => void) {
    const { clock, domain, flowGraceMs, transactions } = this.parts;
    return {
      clock,
      flowGraceMs,
      closed,
      transactions: transactions(),
      entity: `sip:${encodeURIComponent(conference)}@${domain}`,
      change: (before: ConferenceInfo, after: ConferenceInfo) => this.#change(before, after),
    };
  }

  /** Nearly all subscribers have seen the same state: what changed since is worked out once. */
  #change(before: ConferenceInfo, after: ConferenceInfo): string {
    if (this.#lastChange?.before !== before || this.#lastChange.after !== after) {
      this.#lastChange = { before, after, xml: toChangeXml(before, after) };
    }
    return this.#lastChange.xml;
  }

  #add(conference: string, subscription: ConferenceSubscription): void {
    const subscriptions = this.#subscriptions.get(conference) ?? new Set();
    this.#subscriptions.set(conference, subscriptions.add(subscription));
    this.parts.dialogs.add(subscription);
  }

  #remove(conference: string, subscription: ConferenceSubscription): void {
    this.parts.dialogs.remove(subscription.id);
    const subscriptions = this.#subscriptions.get(conference);
    subscriptions?.delete(subscription);
    if (subscriptions?.size === 0) this.#subscriptions.delete(conference);
  }
}

/** Only this event package is served, only to those who can read it, and not for moments. */
function checkSubscribe(request: SipRequest): void {
  readSubscriptionExpires(request);
  const event = (request.headers.get('event') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (event !== 'conference') throw new SipRefusal(489, 'unknown event package');
  const accepted = request.headers
    .list('accept')
    .map((range) => range.split(';', 1)[0]?.trim().toLowerCase());
  const readable = ['application/conference-info+xml', 'application/*', '*/*'];
  if (accepted.length > 0 && !accepted.some((range) => range && readable.includes(range))) {
    throw new SipRefusal(406, 'conference-info is all there is');
  }
}
