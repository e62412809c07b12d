import { request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Actor } from '../../../server/kernel/Actor';
import { PlenumError } from '../../../server/kernel/PlenumError';
import { until } from '../../support/until';
import { type OpenSignalling, openSignalling } from './openSignalling';

let signalling: OpenSignalling;

beforeEach(async () => {
  signalling = await openSignalling();
});
afterEach(() => signalling.close());

const withCode = (code: string) => expect.objectContaining({ code });

describe('at the door', () => {
  test('[S3] a foreign origin is refused with 403 before anyone asks who it is', async () => {
    const { cookie } = signalling.signIn('Ann');
    expect(await upgradeStatus({ origin: 'https://evil.test', cookie })).toBe(403);
    expect(await upgradeStatus({ cookie })).toBe(403);
    expect(signalling.authentications()).toBe(0);
  });

  test('[S3] a foreign origin is refused with 403 over plain HTTP too, polling with 400', async () => {
    const path = '/socket.io/?EIO=4&transport=polling';
    expect(await httpStatus('GET', path, { origin: 'https://evil.test' })).toBe(403);
    expect(await httpStatus('GET', path, { origin: signalling.url })).toBe(400);
    expect(await httpStatus('POST', path, { origin: signalling.url })).toBe(400);
  });

  test('[S3] an existing session cannot be moved to another connection', async () => {
    const raw = openRaw();
    const opening = await new Promise<unknown>((resolve) => raw.once('message', resolve));
    const { sid } = JSON.parse(String(opening).slice(1));
    const query = `?EIO=4&transport=websocket&sid=${sid}`;
    expect(await upgradeStatus({ origin: signalling.url }, query)).toBe(400);
    raw.terminate();
  });

  test('[S3] an old Engine.IO is turned away', async () => {
    const headers = { origin: signalling.url };
    const old = new WebSocket(`${signalling.url}/socket.io/?EIO=3&transport=websocket`, { headers });
    await new Promise((resolve) => old.once('close', resolve).on('error', () => undefined));
  });

  test('without a sign-in a socket is refused', async () => {
    await expect(signalling.connect({})).rejects.toEqual(withCode('unauthenticated'));
    await expect(signalling.connect({ cookie: 'plenum=guessed' })).rejects.toEqual(
      withCode('unauthenticated'),
    );
  });

  test('another protocol version is refused with a code of its own', async () => {
    const { cookie } = signalling.signIn('Ann');
    await expect(signalling.connect({ cookie, protocol: 0 })).rejects.toEqual(withCode('wrong-protocol'));
    expect(signalling.authentications()).toBe(0);
  });

  test('when sign-ins cannot be checked, the answer is `unavailable`', async () => {
    const broken = await openSignalling({ authenticate: () => Promise.reject(new Error('no database')) });
    try {
      await expect(broken.connect({ cookie: 'plenum=x' })).rejects.toEqual(withCode('unavailable'));
    } finally {
      await broken.close();
    }
  });

  test('[S10] the ninth socket of one person is refused, and there is room again once one has closed', async () => {
    const ann = signalling.signIn('Ann');
    const sockets = await Promise.all(Array.from({ length: 8 }, () => signalling.connect(ann)));
    await expect(signalling.connect(ann)).rejects.toEqual(withCode('busy'));
    await expect(signalling.connect(signalling.signIn('Bob'))).resolves.toBeDefined();
    sockets[0]?.close();
    await until(
      'there is room again',
      async () => (await signalling.connect(ann).catch(() => undefined)) ?? false,
    );
  });

  test('[S10] at most fifty connections of one address wait to sign in', async () => {
    const silent = Array.from({ length: 50 }, () => openRaw());
    await Promise.all(silent.map(opened));
    expect(await upgradeStatus({ origin: signalling.url })).toBe(429);
    for (const socket of silent) socket.terminate();
    const ann = signalling.signIn('Ann');
    await until('Ann gets in', async () => (await signalling.connect(ann).catch(() => undefined)) ?? false);
  });

  test('[T18] a connection that never signs in is closed after five seconds', async () => {
    const silent = openRaw();
    const openedAt = performance.now();
    await new Promise((resolve) => silent.once('close', resolve));
    expect(performance.now() - openedAt).toBeLessThan(7_000);
  });

  test('a second sign-in on the same connection ends it', async () => {
    const ann = signalling.signIn('Ann');
    const raw = openRaw(ann.cookie);
    await opened(raw);
    raw.send('40{"protocol":1}');
    raw.send('40{"protocol":1}');
    await new Promise((resolve) => raw.once('close', resolve));
  });
});

describe('speaking for a participant', () => {
  test('requests before `conference:bind` are refused', async () => {
    const ann = signalling.signIn('Ann');
    const socket = await signalling.connect(ann);
    await expect(socket.request('conference:end', {})).rejects.toEqual(withCode('not-in-meeting'));
    expect(ann.participant.calls).toEqual([]);
  });

  test("a wrong token and another person's token are refused alike", async () => {
    const mallory = await signalling.connect(signalling.signIn('Mallory'));
    const { token } = signalling.signIn('Ann');
    for (const stolen of [token, 'x'.repeat(43)]) {
      await expect(mallory.request('conference:bind', { token: stolen })).rejects.toEqual(
        withCode('not-in-meeting'),
      );
    }
    await expect(mallory.request('conference:end', {})).rejects.toEqual(withCode('not-in-meeting'));
  });

  test('a bound socket acts as its participant, and refusals come back with their code', async () => {
    const ann = signalling.signIn('Ann');
    const socket = await signalling.join(ann);
    await socket.request('media:setPaused', { source: 'microphone', paused: true });
    ann.participant.failure = new PlenumError('media-refused', 'no');
    await expect(socket.request('media:closeProducer', { source: 'screen' })).rejects.toEqual(
      withCode('media-refused'),
    );
    expect(ann.participant.calls.map(({ name }) => name)).toEqual(['setPaused', 'closeProducer']);
  });

  test('sockets and requests are counted', async () => {
    const figures = await openSignalling();
    const ann = await figures.join(figures.signIn('Ann'));
    await ann.request('media:setPaused', { source: 'camera', paused: true });
    const { text } = await figures.metrics.print();
    expect(text).toContain('plenum_sockets{kind="signalling"} 1');
    expect(text).toContain('plenum_socket_requests_total{request="media:setPaused",outcome="done"} 1');
    ann.close();
    await until('the socket is counted out', async () =>
      (await figures.metrics.print()).text.includes('plenum_sockets{kind="signalling"} 0'),
    );
    await figures.close();
  });

  test('what happened before the socket was bound is told after the reply, in order', async () => {
    const { participant, cookie, token } = signalling.signIn('Ann');
    participant.tell('media:sourceMuted', { source: 'camera', by: 'Bob' });
    participant.tell('media:lost', { reason: 'worker-died' });
    const raw = openRaw(cookie);
    const frames: string[] = [];
    raw.on('message', (data) => frames.push(String(data)));
    await opened(raw);
    raw.send('40{"protocol":1}');
    await until('the socket is open', () => frames.length === 2);
    raw.send(`427["conference:bind",{"token":"${token}"}]`);
    await until('Ann hears the news', () => participant.isHeard);
    participant.tell('media:lost', { reason: 'mixer-closed' });
    await until('all has come', () => frames.length === 6);
    expect(frames.slice(2)).toEqual([
      expect.stringMatching(/^437\[{"ok":true/),
      '42["media:sourceMuted",{"source":"camera","by":"Bob"}]',
      '42["media:lost",{"reason":"worker-died"}]',
      '42["media:lost",{"reason":"mixer-closed"}]',
    ]);
    raw.close();
  });

  test('a later socket of the same participant takes over, and the former speaks for nobody', async () => {
    const ann = signalling.signIn('Ann');
    const former = await signalling.join(ann);
    const later = await signalling.join(ann);
    await expect(former.request('conference:end', {})).rejects.toEqual(withCode('not-in-meeting'));
    await later.request('conference:end', {});
    await until('the later one hears', () => ann.participant.isHeard);
    former.close();
    ann.participant.tell('media:lost', { reason: 'worker-died' });
    await later.nextNotice('media:lost');
    expect(former.takeNotices()).toEqual([]);
  });

  test('binding twice on one socket tells everything once', async () => {
    const ann = signalling.signIn('Ann');
    const socket = await signalling.join(ann);
    await socket.request('conference:bind', { token: ann.token });
    await until('Ann hears', () => ann.participant.isHeard);
    ann.participant.tell('media:lost', { reason: 'worker-died' });
    await socket.request('media:view', { tiles: [] });
    expect(socket.takeNotices()).toHaveLength(1);
  });

  test('nothing is lost between two sockets of one participant', async () => {
    const ann = signalling.signIn('Ann');
    const first = await signalling.join(ann);
    await until('Ann hears', () => ann.participant.isHeard);
    first.cut();
    await until('the server has noticed', () => !ann.participant.isHeard);
    ann.participant.tell('media:sourceMuted', { source: 'microphone', by: 'Bob' });
    const second = await signalling.join(ann);
    expect(await second.nextNotice('media:sourceMuted')).toEqual({ source: 'microphone', by: 'Bob' });
  });

  test('when the participation ends the socket stays, but speaks for nobody', async () => {
    const ann = signalling.signIn('Ann');
    const socket = await signalling.join(ann);
    ann.participant.tell('conference:ended', { reason: 'ended-by-host', by: 'Bob' });
    expect(await socket.nextNotice('conference:ended')).toEqual({ reason: 'ended-by-host', by: 'Bob' });
    await expect(socket.request('media:view', { tiles: [] })).rejects.toEqual(withCode('not-in-meeting'));
    expect(ann.participant.isHeard).toBe(false);
  });
});

describe('the end of a session', () => {
  test('[T11] when the sign-in ends its sockets close within a second, those of others stay', async () => {
    const ann = signalling.signIn('Ann');
    const sockets = [await signalling.join(ann), await signalling.connect(ann)];
    const bob = await signalling.join(signalling.signIn('Bob'));
    const revokedAt = performance.now();
    signalling.server.closeSignIn(ann.actor.signIn);
    for (const socket of sockets) {
      expect(await socket.nextNotice('session:closing')).toEqual({ reason: 'signed-out' });
      expect(await socket.closed).toBe('io server disconnect');
    }
    expect(performance.now() - revokedAt).toBeLessThan(1_000);
    await bob.request('media:view', { tiles: [] });
  });

  test('[T11] nothing that was under way when the sign-in ended is carried out', async () => {
    const { actor, cookie, token, participant } = signalling.signIn('Ann');
    participant.end = async () => {
      signalling.server.closeSignIn(actor.signIn);
      return undefined;
    };
    const bind = `420["conference:bind",{"token":"${token}"}]`;
    const raw = await signedInRaw(cookie);
    raw.send(bind);
    await until('Ann hears', () => participant.isHeard);
    sendAtOnce(raw, ['421["conference:end",{}]', '422["media:view",{"tiles":[]}]', bind]);
    await new Promise((resolve) => raw.once('close', resolve));
    expect(participant.calls).toEqual([]);
    expect(participant.isHeard).toBe(false);
  });

  test('[T11] who is signing in at that moment does not slip through', async () => {
    let answer: (actor: Actor) => void = () => undefined;
    const asked = new Promise<Actor>((resolve) => (answer = resolve));
    const slow = await openSignalling({ authenticate: () => asked });
    try {
      const { actor, cookie } = slow.signIn('Ann');
      const connecting = slow.connect({ cookie });
      setTimeout(() => {
        slow.server.closeSignIn(actor.signIn);
        answer(actor);
      }, 50);
      await expect(connecting).rejects.toEqual(withCode('unauthenticated'));
    } finally {
      await slow.close();
    }
  });

  test('a draining server tells everyone and lets nobody new in', async () => {
    const ann = await signalling.join(signalling.signIn('Ann'));
    signalling.server.drain();
    expect(await ann.nextNotice('session:closing')).toEqual({ reason: 'draining' });
    await ann.request('media:view', { tiles: [] });
    await expect(signalling.connect(signalling.signIn('Bob'))).rejects.toEqual(withCode('draining'));
    signalling.server.close();
    expect(await ann.closed).toBe('transport close');
  });

  test('a client that only takes leave of Socket.IO keeps no connection', async () => {
    const raw = await signedInRaw(signalling.signIn('Ann').cookie);
    const leftAt = performance.now();
    raw.send('41');
    await new Promise((resolve) => raw.once('close', resolve));
    expect(performance.now() - leftAt).toBeLessThan(2_000);
  });
});

function openRaw(cookie?: string): WebSocket {
  const headers = { origin: signalling.url, ...(cookie && { cookie }) };
  return new WebSocket(`${signalling.url}/socket.io/?EIO=4&transport=websocket`, { headers });
}

/** A bare WebSocket whose session is open. */
async function signedInRaw(cookie: string): Promise<WebSocket> {
  const raw = openRaw(cookie);
  raw.once('open', () => raw.send('40{"protocol":1}'));
  await new Promise<void>((resolve) =>
    raw.on('message', (data) => {
      if (String(data).startsWith('40')) resolve();
    }),
  );
  return raw;
}

/** Sends all messages in one packet of the network. */
function sendAtOnce(raw: WebSocket, messages: readonly string[]): void {
  const { _socket: network } = raw as unknown as { readonly _socket: Socket };
  network.cork();
  for (const message of messages) raw.send(message);
  network.uncork();
}

function opened(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
}

/** The status with which the upgrade is refused; 101 if it is not. */
function upgradeStatus(
  headers: Record<string, string>,
  query = '?EIO=4&transport=websocket',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${signalling.url}/socket.io/${query}`, { headers });
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('open', () => resolve(101));
    socket.once('error', reject);
  });
}

function httpStatus(method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${signalling.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end(method === 'POST' ? '40' : undefined);
  });
}
