import WebSocket from 'ws';
import { createResponse } from '../../../sip/message/createResponse';
import { randomBranch, randomToken } from '../../../sip/message/randomToken';
import { readSipMessage } from '../../../sip/message/readSipMessage';
import { readUri } from '../../../sip/message/readUri';
import { SipHeaders } from '../../../sip/message/SipHeaders';
import { SipRequest } from '../../../sip/message/SipRequest';
import type { SipResponse } from '../../../sip/message/SipResponse';
import { writeSipMessage } from '../../../sip/message/writeSipMessage';
import { SipWireDialog, type WireDetails } from './SipWireDialog';

interface WireOptions {
  /** Whose messages these are, for example `sip:ann@plenum.example`. */
  readonly address: string;
  readonly displayName?: string;
  /** HTTP headers of the upgrade: Cookie, Origin. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  /** Certificates of the local authority, for wss. */
  readonly ca?: string;
}

const MAX_REMEMBERED = 1000;
/** The roster of a large conference is larger than anything the server would take. */
const MAX_RECEIVED_BYTES = 4 * 1024 * 1024;

/** Answers a request of the server; undefined leaves it unanswered. */
type Responder = (request: SipRequest) => SipResponse | undefined;

/**
 * A SIP user agent on a WebSocket, as thin as it gets: sends what it is told, answers 200 to what the server asks,
 * remembers what came.
 */
export class SipWireClient {
  /** Where we are, as browsers say it (RFC 7118): nowhere in the DNS. */
  readonly host = `${randomToken()}.invalid`;
  /** The last messages that came and nobody took with `next`, oldest first. */
  readonly received: (SipRequest | SipResponse)[] = [];
  /** How requests of the server are answered: 200, unless a test says otherwise. */
  respond: Responder = (request) => createResponse(request, 200, { headers: [['contact', this.contact]] });
  readonly #pending = new Map<string, (message: SipResponse) => void>();
  readonly #waiting = new Set<() => void>();
  #registerCSeq = 0;
  readonly #registerCallId = randomToken();

  private constructor(
    private readonly socket: WebSocket,
    private readonly options: WireOptions,
  ) {
    socket.on('message', (data: Buffer) => this.#receive(data));
  }

  /** Connects; rejects when the upgrade is refused. */
  static async connect(url: string, options: WireOptions): Promise<SipWireClient> {
    const { headers = {}, ca } = options;
    const socket = new WebSocket(url, 'sip', { headers, perMessageDeflate: false, ...(ca ? { ca } : {}) });
    const client = new SipWireClient(socket, options);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    return client;
  }

  get address(): string {
    return this.options.address;
  }

  get domain(): string {
    return this.address.slice(this.address.indexOf('@') + 1);
  }

  get contact(): string {
    return `<sip:wire@${this.host};transport=ws>`;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  newVia(): string {
    return `SIP/2.0/WS ${this.host};branch=${randomBranch()}`;
  }

  /** A request outside a dialog that is not sent yet; `headers` come after those every request has. */
  create(method: string, uri: string, details: WireDetails = {}): SipRequest {
    const { displayName, address } = this.options;
    const name = displayName === undefined ? '' : `"${displayName}" `;
    const headers = new SipHeaders().add('via', this.newVia()).add('max-forwards', '70');
    const given = { ...details.headers };
    const usual = {
      from: `${name}<${address}>;tag=${randomToken()}`,
      to: `<${uri}>`,
      'call-id': randomToken(),
      cseq: `1 ${method}`,
      contact: this.contact,
    };
    for (const [key, value] of Object.entries({ ...usual, ...given })) headers.add(key, value);
    if (details.contentType) headers.add('content-type', details.contentType);
    return new SipRequest(method, readUri(uri), headers, Buffer.from(details.body ?? ''));
  }

  /** Sends a request; resolves with its final response. Acknowledges a refused INVITE. */
  async send(request: SipRequest): Promise<SipResponse> {
    const response = this.#expect(request.via.branch ?? '', request.startLine);
    this.sendOnly(request);
    const final = await response;
    if (request.method === 'INVITE' && !final.isSuccess) this.sendOnly(toAck(request, final));
    return final;
  }

  /** Sends a message, or anything at all, and expects nothing. */
  sendOnly(message: SipRequest | SipResponse | Buffer | string): void {
    const data = typeof message === 'string' || Buffer.isBuffer(message) ? message : writeSipMessage(message);
    this.socket.send(data, { binary: false });
  }

  request(method: string, uri: string, details?: WireDetails): Promise<SipResponse> {
    return this.send(this.create(method, uri, details));
  }

  register(expires = 600): Promise<SipResponse> {
    const headers = {
      to: `<${this.address}>`,
      'call-id': this.#registerCallId,
      cseq: `${++this.#registerCSeq} REGISTER`,
      contact: `${this.contact};expires=${expires}`,
    };
    return this.request('REGISTER', `sip:${this.domain}`, { headers });
  }

  /** Calls a conference; a dialog that is answered 200 is acknowledged. Look at `response.status`. */
  async invite(conference: string, details: WireDetails): Promise<SipWireDialog> {
    const request = this.create('INVITE', `sip:${conference}@${this.domain}`, details);
    const dialog = new SipWireDialog(this, request, await this.send(request));
    if (dialog.response.isSuccess) dialog.acknowledge();
    return dialog;
  }

  /** Subscribes to a conference's event package; the documents then come as `NOTIFY`: see `next`. */
  async subscribe(conference: string, expires = 600): Promise<SipWireDialog> {
    const headers = {
      event: 'conference',
      expires: String(expires),
      accept: 'application/conference-info+xml',
    };
    const request = this.create('SUBSCRIBE', `sip:${conference}@${this.domain}`, { headers });
    return new SipWireDialog(this, request, await this.send(request));
  }

  /** Gives up an INVITE that has no final response yet. */
  cancel(invite: SipRequest): Promise<SipResponse> {
    const headers = new SipHeaders().add('via', invite.headers.get('via') ?? '').add('max-forwards', '70');
    for (const name of ['from', 'to', 'call-id']) headers.add(name, invite.headers.get(name) ?? '');
    headers.add('cseq', `${invite.cseq.number} CANCEL`);
    const cancel = new SipRequest('CANCEL', invite.uri, headers);
    const answer = this.#expect(`${cancel.via.branch} CANCEL`, cancel.startLine);
    this.sendOnly(cancel);
    return answer;
  }

  /** The first message that came and fits, taken out of `received`; waits for it. */
  async next(
    fits: (message: SipRequest | SipResponse) => boolean,
    timeoutMs = 5000,
  ): Promise<SipRequest | SipResponse> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const index = this.received.findIndex(fits);
      const [found] = index < 0 ? [] : this.received.splice(index, 1);
      if (found) return found;
      if (Date.now() > deadline) throw new Error('the message waited for never came');
      await this.#anything(deadline - Date.now());
    }
  }

  /** The next request of a method; waits for it. */
  async nextRequest(method: string, timeoutMs?: number): Promise<SipRequest> {
    const message = await this.next(
      (candidate) => candidate instanceof SipRequest && candidate.method === method,
      timeoutMs,
    );
    if (message instanceof SipRequest) return message;
    throw new Error('unreachable');
  }

  /** Ends the connection as a lost network does: without a word. */
  drop(): void {
    this.socket.terminate();
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    this.socket.close();
    await closed;
  }

  #receive(data: Buffer): void {
    if (data.toString() === '\r\n') return;
    const message = readSipMessage(data, 'datagram', MAX_RECEIVED_BYTES);
    this.received.push(message);
    if (this.received.length > MAX_REMEMBERED) this.received.shift();
    if (message instanceof SipRequest) this.#answer(message);
    else if (message.isFinal) this.#resolve(message);
    for (const wake of [...this.#waiting]) wake();
  }

  #answer(request: SipRequest): void {
    const response = request.method === 'ACK' ? undefined : this.respond(request);
    if (response) this.sendOnly(response);
  }

  #resolve(response: SipResponse): void {
    const { branch = '' } = response.via;
    const key = response.cseq.method === 'CANCEL' ? `${branch} CANCEL` : branch;
    this.#pending.get(key)?.(response);
    this.#pending.delete(key);
  }

  #expect(key: string, what: string): Promise<SipResponse> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error(`no answer to ${what}`));
      const timer = setTimeout(giveUp, this.options.timeoutMs ?? 10_000);
      this.#pending.set(key, (response) => {
        clearTimeout(timer);
        resolve(response);
      });
    });
  }

  #anything(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiting.add(wake);
    });
  }
}

/** The ACK of a refusal: same hop, same branch. */
function toAck(invite: SipRequest, refusal: SipResponse): SipRequest {
  const headers = new SipHeaders()
    .add('via', invite.headers.get('via') ?? '')
    .add('max-forwards', '70')
    .add('from', invite.headers.get('from') ?? '')
    .add('to', refusal.headers.get('to') ?? '')
    .add('call-id', invite.callId)
    .add('cseq', `${invite.cseq.number} ACK`);
  return new SipRequest('ACK', invite.uri, headers);
}
