import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Actor, UserActor } from '../../../server/kernel/Actor';
import { silentLogger } from '../../../server/kernel/Logger';
import { Metrics } from '../../../server/kernel/Metrics';
import { SignallingServer, type SignallingServerOptions } from '../../../server/signalling/SignallingServer';
import { NotInMeetingError } from '../../../server/signalling/signallingErrors';
import { userActor } from '../../support/people';
import { SocketWireClient, type SocketWireOptions } from '../../support/wire/SocketWireClient';
import { FakeParticipant } from './FakeParticipant';

/** Someone signed in: with a cookie, and with a participation whose token only they may use. */
export interface SignedIn {
  readonly actor: UserActor;
  readonly cookie: string;
  readonly token: string;
  readonly participant: FakeParticipant;
}

export type OpenSignalling = Awaited<ReturnType<typeof openSignalling>>;

/** A real signalling server on a free port of the loopback, with fake participations behind it. */
export async function openSignalling(overrides: Partial<SignallingServerOptions> = {}) {
  const signedIn = new Map<string, SignedIn>();
  const byToken = new Map<string, SignedIn>();
  const clients: SocketWireClient[] = [];
  let authentications = 0;
  const metrics = new Metrics();
  const httpServer = createServer((_request, response) => response.writeHead(404).end());
  const server = new SignallingServer(httpServer, {
    isAllowedOrigin: ({ headers }) => headers.origin === `http://${headers.host}`,
    addressOf: ({ socket }) => socket.remoteAddress ?? 'unknown',
    authenticate: async (cookie): Promise<Actor | undefined> => {
      authentications++;
      return signedIn.get(cookie ?? '')?.actor;
    },
    bindParticipant: (token, actor) => {
      const person = byToken.get(token);
      if (person?.actor.user !== (actor.kind === 'user' ? actor.user : undefined))
        throw new NotInMeetingError();
      if (!person) throw new NotInMeetingError();
      return person.participant;
    },
    limitFactor: 1,
    metrics,
    logger: silentLogger,
    ...overrides,
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const networkSockets = new Set<Socket>();
  httpServer.on('connection', (socket) => {
    networkSockets.add(socket);
    socket.once('close', () => networkSockets.delete(socket));
  });
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;

  const connect = async (options: Omit<SocketWireOptions, 'url'>) => {
    const client = await SocketWireClient.connect({ url, ...options });
    clients.push(client);
    return client;
  };
  return {
    url,
    server,
    metrics,
    connect,
    authentications: () => authentications,
    /** The server's ends of all connections. */
    networkSockets: () => [...networkSockets],
    signIn(name: string): SignedIn {
      const token = randomBytes(32).toString('base64url');
      const cookie = `plenum=${randomBytes(8).toString('hex')}`;
      const person: SignedIn = { actor: userActor(name), cookie, token, participant: new FakeParticipant() };
      signedIn.set(cookie, person);
      byToken.set(token, person);
      return person;
    },
    /** A socket that already speaks for the person. */
    async join({ cookie, token }: SignedIn): Promise<SocketWireClient> {
      const client = await connect({ cookie });
      await client.request('conference:bind', { token });
      return client;
    },
    async close(): Promise<void> {
      for (const client of clients) client.close();
      server.close();
      httpServer.closeAllConnections();
      await new Promise((resolve) => httpServer.close(resolve));
    },
  };
}
