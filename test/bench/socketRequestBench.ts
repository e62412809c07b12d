import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { openSignalling } from '../integration/signalling/openSignalling';
import { SocketWireClient } from '../support/wire/SocketWireClient';
import type { Figures } from './Bench';
import { medianOf, toFigure } from './Figure';

const ASKED_A_RUN = 500;
const BODY = { tiles: [] };

/** What one request on the socket takes there and back, beside a bare acknowledgement by Socket.IO. */
export async function socketRequestBench(runs: number): Promise<Figures> {
  const signalling = await openSignalling({ limitFactor: 1e6 });
  const bare = await openBareAcknowledger();
  try {
    const ours = await signalling.join(signalling.signIn('Ann'));
    const theirs = await SocketWireClient.connect({ url: bare.url });
    for (const client of [ours, theirs]) await microsecondsOf(client);
    const pairs: (readonly [number, number])[] = [];
    while (pairs.length < runs) pairs.push([await microsecondsOf(ours), await microsecondsOf(theirs)]);
    theirs.close();
    const value = medianOf(pairs.map(([, peer]) => peer));
    const against = { what: 'bare Socket.IO acknowledgement', value };
    return {
      'socket.requestUs': toFigure(
        pairs.map(([own]) => own),
        'µs',
        against,
      ),
    };
  } finally {
    await bare.close();
    await signalling.close();
  }
}

/** One request after the other: neither side coalesces. */
async function microsecondsOf(client: SocketWireClient): Promise<number> {
  const began = performance.now();
  for (let turn = 0; turn < ASKED_A_RUN; turn++) await client.send('media:view', [BODY]);
  return ((performance.now() - began) * 1000) / ASKED_A_RUN;
}

async function openBareAcknowledger(): Promise<{ url: string; close(): Promise<void> }> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  io.on('connection', (socket) => {
    socket.on('media:view', (_body: unknown, reply: (value: unknown) => void) =>
      reply({ ok: true, value: null }),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return { url, close: () => io.close() };
}
