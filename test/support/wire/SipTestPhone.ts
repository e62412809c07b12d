import type { FlowIdentity, SipServer } from '../../../sip';
import { createResponse } from '../../../sip/message/createResponse';
import { randomBranch, randomToken } from '../../../sip/message/randomToken';
import { readUri } from '../../../sip/message/readUri';
import { SipHeaders } from '../../../sip/message/SipHeaders';
import { SipRequest } from '../../../sip/message/SipRequest';
import { SipResponse } from '../../../sip/message/SipResponse';
import { settled } from './SipTestClock';
import { SipTestSocket } from './SipTestSocket';

type Headers = Readonly<Record<string, string | undefined>>;

const DOMAIN = 'plenum.example';

/** Somebody with a device and no network: says requests to a server and hears what it answers. */
export class SipTestPhone {
  socket: SipTestSocket;
  readonly identity: FlowIdentity;

  constructor(
    private readonly server: SipServer,
    readonly name: string,
    private readonly secure = false,
  ) {
    this.identity = {
      addressOfRecord: `sip:${name}@${DOMAIN}`,
      displayName: name,
      principal: name,
    };
    this.socket = this.#connect();
  }

  /** Comes in over a new flow; the old one is as the test left it. */
  reconnect(): void {
    this.socket = this.#connect();
  }

  /** A request outside a dialog; a header given as undefined is left out. */
  request(method: string, to = 'budget', headers: Headers = {}, body = ''): SipRequest {
    const user = to === '' ? '' : `${to}@`;
    return toRequest(
      method,
      `sip:${user}${DOMAIN}`,
      {
        via: `SIP/2.0/WS ${this.name}.invalid;branch=${randomBranch()}`,
        'max-forwards': '70',
        from: `"${this.name}" <${this.identity.addressOfRecord}>;tag=${randomToken()}`,
        to: `<sip:${user}${DOMAIN}>`,
        'call-id': randomToken(),
        cseq: `1 ${method}`,
        contact: `<sip:x@${this.name}.invalid;transport=ws>`,
        ...(body ? { 'content-type': 'application/sdp' } : {}),
        ...headers,
      },
      body,
    );
  }

  /** A request in the dialog that `response` made of `begun`. */
  inDialog(
    method: string,
    cseq: number,
    [begun, response]: Dialogue,
    headers: Headers = {},
    body = '',
  ): SipRequest {
    return this.request(
      method,
      'budget',
      {
        from: begun.headers.get('from'),
        to: response.headers.get('to'),
        'call-id': begun.callId,
        cseq: `${cseq} ${method}`,
        ...headers,
      },
      body,
    );
  }

  /** Says it and waits until all that follows at once has happened; answers everything the server said. */
  async say(message: SipRequest | SipResponse): Promise<(SipRequest | SipResponse)[]> {
    this.socket.say(message);
    await settled();
    return this.socket.take();
  }

  /** Says a request; answers its first final response. */
  async ask(request: SipRequest): Promise<SipResponse> {
    const said = await this.say(request);
    const final = said.find((message) => message instanceof SipResponse && message.isFinal);
    if (final instanceof SipResponse) return final;
    throw new Error(`no final response to ${request.startLine}`);
  }

  /** Calls the conference and acknowledges the answer. */
  async call(headers: Headers = {}): Promise<Dialogue> {
    const invite = this.request('INVITE', 'budget', headers, 'offer');
    const answer = await this.ask(invite);
    if (answer.isSuccess) await this.say(this.inDialog('ACK', invite.cseq.number, [invite, answer]));
    return [invite, answer];
  }

  /** Answers a request of the server. */
  async answer(request: SipRequest, status = 200, body = ''): Promise<(SipRequest | SipResponse)[]> {
    const contact = ['contact', `<sip:x@${this.name}.invalid;transport=ws>`] as const;
    return this.say(
      createResponse(request, status, {
        headers: [contact],
        ...(body ? { contentType: 'application/sdp', body } : {}),
      }),
    );
  }

  /** The requests of the server so far. */
  hears(): SipRequest[] {
    return this.socket.takeRequests();
  }

  /** The network goes, without a word. */
  async lose(): Promise<void> {
    this.socket.terminate();
    await settled();
  }

  #connect(): SipTestSocket {
    const socket = new SipTestSocket();
    const remote = { address: '192.0.2.1', port: 40_000, secure: this.secure };
    this.server.acceptWebSocket(socket, this.identity, remote);
    return socket;
  }
}

/** The request that began a dialog, and the response that made it. */
export type Dialogue = readonly [begun: SipRequest, response: SipResponse];

export function toRequest(method: string, uri: string, headers: Headers, body = ''): SipRequest {
  const fields = new SipHeaders();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) fields.add(name, value);
  return new SipRequest(method, readUri(uri), fields, Buffer.from(body));
}
