import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { SipServer } from '../sip';
import type { SignInService } from './admin/accounts/SignInService';
import { SipFrontDoor } from './focus/SipFrontDoor';
import { SipUpgrade } from './focus/SipUpgrade';
import { toConferenceInfo } from './focus/toConferenceInfo';
import type { Actor } from './kernel/Actor';
import type { Logger } from './kernel/Logger';
import type { Metrics } from './kernel/Metrics';
import type { LiveMeetings } from './meeting/LiveMeetings';

export interface SipDoorParts {
  readonly live: LiveMeetings;
  readonly signIns: SignInService;
  /** Whose upgrades to WebSocket are SIP's, but for those of Socket.IO. */
  readonly server: HttpServer | HttpsServer;
  isAllowedOrigin(request: IncomingMessage): boolean;
  authenticate(cookies: string | undefined): Promise<Actor | undefined>;
  addressOf(request: IncomingMessage): string;
  limit(address: string): void;
  readonly domain: string;
  readonly limitFactor: number;
  /** Whether the product is reached over https. */
  readonly secure: boolean;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Being in a meeting is using one's sign-in: said this often. */
const TOUCH_MS = 60_000;
const SOCKET_IO_PATH = '/socket.io/';

/** Where calls come in: joins the SIP stack, the meetings that run, and who is signed in. */
export class SipDoor {
  readonly #sip: SipServer;
  readonly #upgrade: SipUpgrade;
  readonly #touching: NodeJS.Timeout;

  constructor({ live, signIns, server, domain, limitFactor, ...parts }: SipDoorParts) {
    const { metrics, logger } = parts;
    const frontDoor = new SipFrontDoor({
      enter: (user, actor) => live.enter(user, actor),
      findFor: (user, actor) => live.findFor(user, actor),
      metrics,
      logger,
    });
    const sip = (this.#sip = new SipServer({ domain, delegate: frontDoor, limitFactor, logger }));
    live.on('changed', (code, view) => sip.publishConference(code, toConferenceInfo(view)));
    live.on('closed', (code) => sip.endConference(code));
    const upgrade = (this.#upgrade = new SipUpgrade({ sip, frontDoor, ...parts }));
    server.on('upgrade', (request, socket, head) => {
      const isTaken = upgrade.handle(request, socket, head) || request.url?.startsWith(SOCKET_IO_PATH);
      if (!isTaken) socket.destroy();
    });
    signIns.on('ended', (signIn) => {
      upgrade.closeSignIn(signIn);
      live.endSignIn(signIn);
    });
    this.#touching = setInterval(() => {
      for (const signIn of live.signIns) signIns.touch(signIn).catch(() => undefined);
    }, TOUCH_MS);
  }

  async close(): Promise<void> {
    clearInterval(this.#touching);
    await this.#upgrade.close();
    await this.#sip.close();
  }
}
