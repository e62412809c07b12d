import type { CancelTimer, Clock } from '../Clock';
import type { IncomingInvite, InviteDialog } from '../FocusDelegate';
import { SipUri } from '../message/SipUri';
import type { FlowIdentity } from '../SipFlow';
import type { InviteServerTransaction } from '../transaction/InviteServerTransaction';
import { toDialogId } from './Dialog';

/** A ringing caller is told so again every minute, lest proxies give up (RFC 3261 13.3.1.1). */
const RING_AGAIN_MS = 60_000;
const MAX_NAME = 64;

/** A call that is not answered yet. */
export class IncomingCall implements IncomingInvite {
  readonly conference: string;
  readonly contentType: string;
  readonly body: string;
  readonly #aborting = new AbortController();
  #cancelRing: CancelTimer = () => undefined;

  constructor(
    readonly transaction: InviteServerTransaction,
    /** Our Contact in this call. */
    readonly contact: string,
    readonly replaces: InviteDialog | undefined,
    private readonly clock: Clock,
  ) {
    const { request } = transaction;
    this.conference = request.uri instanceof SipUri ? (request.uri.user ?? '') : '';
    this.contentType = request.contentType;
    this.body = request.bodyText;
  }

  get dialogId(): string {
    const { request, localTag } = this.transaction;
    return toDialogId(request.callId, localTag, request.from.tag ?? '');
  }

  get identity(): FlowIdentity {
    return this.transaction.flow.identity;
  }

  get displayName(): string {
    return toPlainText(this.transaction.request.from.displayName) || this.identity.displayName;
  }

  get callId(): string {
    return this.transaction.request.callId;
  }

  get aborted(): AbortSignal {
    return this.#aborting.signal;
  }

  ring(): void {
    if (this.transaction.state !== 'proceeding') return;
    this.#cancelRing();
    this.#cancelRing = this.clock.after(RING_AGAIN_MS, () => this.ring());
    this.transaction.reply(180, { headers: [['contact', this.contact]] });
  }

  /** The caller no longer waits. */
  abort(): void {
    this.settle();
    this.transaction.reply(487);
    this.#aborting.abort();
  }

  /** The call has its answer or its refusal: no more ringing. */
  settle(): void {
    this.#cancelRing();
  }
}

/** A name as it may be shown: composed, without control characters, not too long. */
function toPlainText(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, MAX_NAME);
}
