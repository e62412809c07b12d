import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { silentLogger } from '../../../server/kernel/Logger';
import {
  type ConferenceInfo,
  type DialogEnd,
  type FlowIdentity,
  type FocusDelegate,
  type IncomingInvite,
  type InviteAnswer,
  type InviteDialog,
  type SipFlow,
  type SipLimits,
  SipServer,
} from '../../../sip';

/**
 * A SIP server on loopback with an owner that answers every call with its own offer and writes down what it hears.
 * Who a WebSocket belongs to stands in its URL: `?user=ann` is `sip:ann@plenum.example`.
 */
export class SipTestFocus implements FocusDelegate {
  readonly domain = 'plenum.example';
  /** What happened, in order, one line each. */
  readonly story: string[] = [];
  readonly dialogs: InviteDialog[] = [];
  readonly invites: IncomingInvite[] = [];
  /** Conferences there are, as subscribers see them. */
  readonly conferences = new Map<string, ConferenceInfo>();
  /** How calls are answered; a test may replace it. */
  answer: (invite: IncomingInvite) => Promise<InviteAnswer> = async (invite) => this.echo(invite);
  readonly sip: SipServer;
  readonly #flows: SipFlow[] = [];
  readonly #http: Server = createServer();
  readonly #sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'sip' });

  private constructor(limits: Partial<SipLimits>) {
    this.sip = new SipServer({ domain: this.domain, delegate: this, logger: silentLogger, limits });
    this.#http.on('upgrade', (request, socket, head) => {
      const user = new URL(request.url ?? '/', 'http://localhost').searchParams.get('user') ?? 'nobody';
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const { remoteAddress = '', remotePort = 0 } = request.socket;
        const remote = { address: remoteAddress, port: remotePort };
        this.#flows.push(this.sip.acceptWebSocket(webSocket, this.identityOf(user), remote));
      });
    });
  }

  static async open(limits: Partial<SipLimits> = {}): Promise<SipTestFocus> {
    const focus = new SipTestFocus(limits);
    await new Promise<void>((resolve) => focus.#http.listen(0, '127.0.0.1', resolve));
    return focus;
  }

  urlFor(user: string): string {
    const { port } = this.#http.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/sip?user=${user}`;
  }

  identityOf(user: string): FlowIdentity {
    const name = user.charAt(0).toUpperCase() + user.slice(1);
    return {
      addressOfRecord: `sip:${user}@${this.domain}`,
      displayName: name,
      principal: user,
    };
  }

  async invited(invite: IncomingInvite): Promise<InviteAnswer> {
    this.invites.push(invite);
    this.story.push(`${invite.displayName} calls ${invite.conference}`);
    return this.answer(invite);
  }

  conferenceInfo(conference: string): ConferenceInfo | undefined {
    return this.conferences.get(conference);
  }

  maySee(conference: string): boolean {
    return this.conferences.has(conference);
  }

  /** Ends the connections of a user, as when their session is revoked. */
  revoke(user: string): void {
    for (const flow of this.#flows) if (flow.identity.principal === user) flow.close();
  }

  /** Answers with what was offered, now and whenever the caller offers again. */
  echo({ contentType, body, displayName }: IncomingInvite): InviteAnswer {
    const tell = (what: string) => void this.story.push(`${displayName} ${what}`);
    return {
      contentType,
      body,
      dialog: {
        confirmed: (dialog) => {
          this.dialogs.push(dialog);
          tell('is in the call');
        },
        reinvited: async (offer) => {
          tell('offers again');
          return offer;
        },
        flowLost: () => tell('is out of reach'),
        flowRestored: () => tell('is back'),
        ended: (reason: DialogEnd) => tell(`is gone: ${reason}`),
      },
    };
  }

  async close(): Promise<void> {
    await this.sip.close();
    this.#sockets.close();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}
