import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { Database } from '../../db/Database';
import { BoardLogStore } from '../../db/stores/BoardLogStore';
import { MeetingStore } from '../../db/stores/MeetingStore';
import { Board } from '../../server/board/Board';
import type { SubmitRequest } from '../../server/contract/board';
import { silentLogger } from '../../server/kernel/Logger';
import { Metrics } from '../../server/kernel/Metrics';
import type { BoardPort } from '../../server/signalling/BoardPort';
import { SignallingServer } from '../../server/signalling/SignallingServer';
import { FakeParticipant } from '../integration/signalling/FakeParticipant';
import { userActor } from '../support/people';

/**
 * One side of the board's bench, in a process of its own: the product's signalling, board and store with a database,
 * or, without DATABASE_URL, a bare Socket.IO server that broadcasts what it is sent and acknowledges it. Prints its
 * port and the board's page; answers `/cpu` with the microseconds of processor time it has used.
 */
async function main(): Promise<void> {
  const http = createServer((_request, response) => {
    const { user, system } = process.cpuUsage();
    response.end(String(user + system));
  });
  const url = process.env['DATABASE_URL'];
  const page = url ? await openProduct(http, url) : openBare(http);
  http.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${(http.address() as AddressInfo).port} ${page}\n`);
  });
}

async function openProduct(http: HttpServer, url: string): Promise<string> {
  const { source } = await Database.open({ url }, silentLogger);
  const { id: meeting } = await new MeetingStore(source).create({
    title: 'Bench',
    createdBy: null,
    maximumParticipants: 1000,
    isDemo: false,
    startsAt: new Date(),
  });
  const store = new BoardLogStore(source);
  const board = await Board.open({ meeting, store, logger: silentLogger, now: Date.now });
  const server = new SignallingServer(http, {
    isAllowedOrigin: () => true,
    addressOf: () => '127.0.0.1',
    authenticate: async (cookie) => userActor(cookie ?? 'Somebody'),
    bindParticipant: () => {
      const someone = new FakeParticipant();
      return Object.assign(someone, { board: portOf(board, someone, meeting) });
    },
    limitFactor: 1e6,
    metrics: new Metrics(),
    logger: silentLogger,
  });
  board.on('committed', (body) => server.publish(meeting, { name: 'board:committed', body }));
  board.on('locksChanged', (body) => server.publish(meeting, { name: 'board:locks', body }));
  setInterval(() => board.tick(), 1_000).unref();
  return meeting;
}

/** As the requests of a meeting reach its board, for somebody who is in it. */
function portOf(board: Board, { participant, board: none }: FakeParticipant, channel: string): BoardPort {
  const author = { participant, isHost: true };
  return {
    ...none,
    channel,
    open: async (request) => board.open({ id: participant, displayName: 'Somebody' }, request),
    load: async (request) => board.load(request),
    submit: async (request) => ({ revision: await board.sequencer.submit(author, request) }),
    lock: async (request) => board.sequencer.acquire(author, request),
    release: async ({ targets }) => board.sequencer.release(author, targets),
  };
}

function openBare(http: HttpServer): string {
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
  });
  let revision = 0;
  io.on('connection', (socket) => {
    const author = randomUUID();
    const done = (_body: unknown, reply: (value: unknown) => void) => reply({ ok: true, value: {} });
    socket.on('conference:bind', done);
    socket.on('board:open', done);
    socket.on('board:submit', ({ key, changes }: SubmitRequest, reply: (value: unknown) => void) => {
      revision += 1;
      io.emit('board:committed', { commits: [{ revision, key, author, changes }] });
      reply({ ok: true, value: { revision } });
    });
  });
  return randomUUID();
}

void main();
