import { SipHeaders } from '../../../sip/message/SipHeaders';
import { SipRequest } from '../../../sip/message/SipRequest';
import type { SipResponse } from '../../../sip/message/SipResponse';
import type { SipWireClient } from './SipWireClient';

/** The caller's or subscriber's half of a dialog: as little as it takes to send requests in it. */
export class SipWireDialog {
  readonly #to: string;
  #cseq: number;

  constructor(
    public client: SipWireClient,
    /** The request that began the dialog. */
    readonly begun: SipRequest,
    /** The final response to it. */
    readonly response: SipResponse,
  ) {
    this.#to = response.headers.get('to') ?? '';
    this.#cseq = begun.cseq.number;
  }

  get callId(): string {
    return this.begun.callId;
  }

  get localTag(): string {
    return this.begun.from.tag ?? '';
  }

  get remoteTag(): string {
    return this.response.to.tag ?? '';
  }

  /** What an INVITE says that is to take the place of this call. */
  get replaces(): string {
    return `${this.callId};to-tag=${this.remoteTag};from-tag=${this.localTag}`;
  }

  /** Sends a request in this dialog; resolves with the final response. Acknowledges a 2xx to an INVITE. */
  async request(method: string, details: WireDetails = {}): Promise<SipResponse> {
    const request = this.create(method, details);
    const response = await this.client.send(request);
    if (method === 'INVITE' && response.isSuccess) this.acknowledge(request.cseq.number);
    return response;
  }

  bye(): Promise<SipResponse> {
    return this.request('BYE');
  }

  reinvite(contentType: string, body: string): Promise<SipResponse> {
    return this.request('INVITE', { contentType, body });
  }

  acknowledge(cseq = this.begun.cseq.number): void {
    this.client.sendOnly(this.create('ACK', { cseq }));
  }

  /** A request of this dialog that is not sent yet. */
  create(method: string, details: WireDetails & { cseq?: number } = {}): SipRequest {
    const headers = new SipHeaders()
      .add('via', this.client.newVia())
      .add('max-forwards', '70')
      .add('from', this.begun.headers.get('from') ?? '')
      .add('to', this.#to)
      .add('call-id', this.callId)
      .add('cseq', `${details.cseq ?? ++this.#cseq} ${method}`)
      .add('contact', this.client.contact);
    for (const [name, value] of Object.entries(details.headers ?? {})) headers.add(name, value);
    if (details.contentType) headers.add('content-type', details.contentType);
    const target = this.response.contacts[0]?.uri ?? this.begun.uri;
    return new SipRequest(method, target, headers, Buffer.from(details.body ?? ''));
  }
}

export interface WireDetails {
  /** More headers, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
}
