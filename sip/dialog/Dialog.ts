import type { NameAddress } from '../message/NameAddress';
import type { OtherUri } from '../message/OtherUri';
import { SipHeaders } from '../message/SipHeaders';
import { SipRequest } from '../message/SipRequest';
import type { SipResponse } from '../message/SipResponse';
import { SipUri } from '../message/SipUri';
import type { SipFlow } from '../SipFlow';
import type { ServerTransaction } from '../transaction/ServerTransaction';

interface RequestDetails {
  readonly headers?: Iterable<readonly [name: string, value: string]>;
  readonly contentType?: string;
  readonly contentDisposition?: string;
  readonly body?: string;
  /** Only for an ACK, which has the number of its INVITE. */
  readonly cseq?: number;
}

/** The relation two user agents are in (RFC 3261 12), begun by a request that came to us. */
export class Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  flow: SipFlow;
  readonly #local: string;
  readonly #remote: string;
  readonly #routes: readonly NameAddress[];
  #remoteTarget: SipUri | OtherUri;
  #remoteCSeq: number;
  #localCSeq = 0;

  constructor(
    { request, localTag, flow }: ServerTransaction,
    /** Our Contact, a whole header value. */
    readonly contact: string,
  ) {
    this.callId = request.callId;
    this.localTag = localTag;
    this.remoteTag = request.from.tag ?? '';
    this.flow = flow;
    this.#local = `${request.headers.get('to')};tag=${localTag}`;
    this.#remote = request.headers.get('from') ?? '';
    this.#routes = request.recordRoutes;
    this.#remoteTarget = request.contacts[0]?.uri ?? request.from.uri;
    this.#remoteCSeq = request.cseq.number;
  }

  get id(): string {
    return toDialogId(this.callId, this.localTag, this.remoteTag);
  }

  /** Takes note of a request in this dialog; false when it came out of order (RFC 3261 12.2.2). */
  accepts(request: SipRequest): boolean {
    if (request.cseq.number <= this.#remoteCSeq) return false;
    this.#remoteCSeq = request.cseq.number;
    return true;
  }

  /** A target refresh was granted: the Contact of the peer's request or answer is where they are now. */
  refreshTarget(message: SipRequest | SipResponse): void {
    this.#remoteTarget = message.contacts[0]?.uri ?? this.#remoteTarget;
  }

  /** A request of ours in this dialog (RFC 3261 12.2.1.1); the transaction layer adds Via. */
  createRequest(method: string, details: RequestDetails = {}): SipRequest {
    const headers = new SipHeaders();
    const { uri, routes } = this.#route();
    for (const route of routes) headers.add('route', route);
    headers.add('max-forwards', '70');
    headers.add('from', this.#local);
    headers.add('to', this.#remote);
    headers.add('call-id', this.callId);
    headers.add('cseq', `${details.cseq ?? ++this.#localCSeq} ${method}`);
    headers.add('contact', this.contact);
    for (const [name, value] of details.headers ?? []) headers.add(name, value);
    if (details.contentType !== undefined) headers.add('content-type', details.contentType);
    if (details.contentDisposition !== undefined)
      headers.add('content-disposition', details.contentDisposition);
    return new SipRequest(method, uri, headers, Buffer.from(details.body ?? ''));
  }

  /** A first hop without `lr` is an old strict router and wants to be the Request-URI. */
  #route(): { uri: SipUri | OtherUri; routes: string[] } {
    const routes = this.#routes.map(String);
    const first = this.#routes[0]?.uri;
    if (!(first instanceof SipUri) || first.parameters.has('lr')) return { uri: this.#remoteTarget, routes };
    return { uri: first, routes: [...routes.slice(1), `<${this.#remoteTarget}>`] };
  }
}

/** Call-ID, our tag and theirs: what the two sides know a dialog by. */
export function toDialogId(callId: string, localTag: string, remoteTag: string): string {
  return `${callId};to-tag=${localTag};from-tag=${remoteTag}`;
}
