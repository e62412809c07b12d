import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { BoardPageId, PostKey } from '../../../server/contract/ids';
import { circle, create, operation } from '../../support/board/boardThings';
import { createDatabase, Product } from '../../support/Product';
import { sendFile } from '../../support/sendFile';
import { TcpProxy } from '../../support/TcpProxy';
import { until } from '../../support/until';
import { WireParticipant } from '../../support/wire/WireParticipant';

let product: Product;

beforeAll(async () => void (product = await Product.start()));
afterAll(() => product.dispose());

async function signIn(index: number): Promise<WireParticipant> {
  const account = product.demoAccounts[index];
  if (!account) throw new Error('the demo has too few people');
  return WireParticipant.signIn(product.url, account);
}

test.each(['//', '///', 'http://[', '/sip/../..//', '*'])(
  'an upgrade to %s is refused and takes nothing down',
  async (path) => {
    const { pid } = product;
    const { hostname, port } = new URL(product.url);
    const socket = connect(Number(port), hostname);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    await ended;
    expect((await fetch(`${product.url}/healthz`)).ok).toBe(true);
    expect(product.pid).toBe(pid);
  },
);

test('a silent peer does not keep the host waiting who ends the meeting', async () => {
  const host = await signIn(1);
  const meeting = await host.http.request('startMeeting', { body: { title: 'Review' } });
  await host.join(meeting);
  const silent = await WireParticipant.enterAsGuest(product.url, meeting.code, 'Gus');
  await silent.join(meeting);
  silent.sip.respond = () => undefined;
  const before = performance.now();
  await host.socket.request('conference:end', {});
  expect(performance.now() - before).toBeLessThan(1_000);
  await Promise.all([host.close(), silent.close()]);
});

test('who gives up a call from a second device stays in with the first', async () => {
  const host = await signIn(1);
  const meeting = await host.http.request('startMeeting', { body: { title: 'Review' } });
  const { answer } = await host.join(meeting);
  const second = await signIn(1);
  void second.call(meeting.code).catch(() => undefined);
  second.sip.drop();
  await until('the host is in', async () => {
    const view = await host.http.request('viewMeeting', { parameters: { meeting: meeting.id } });
    return view.present === 1;
  });
  await host.socket.request('conference:bind', { token: answer.token });
  await host.close();
});

test('[T54] the database goes and comes back: the meeting goes on, new people are asked to wait', async () => {
  const url = new URL(await createDatabase());
  const proxy = new TcpProxy(url.hostname, Number(url.port));
  await proxy.mend();
  url.host = proxy.address;
  const behind = await Product.start({ DATABASE_URL: url.href });
  try {
    const [, hostAccount, memberAccount] = behind.demoAccounts;
    if (!hostAccount || !memberAccount) throw new Error('the demo has too few people');
    const host = await WireParticipant.signIn(behind.url, hostAccount);
    const meeting = await host.http.request('startMeeting', { body: { title: 'Review' } });
    await host.join(meeting);
    const member = await WireParticipant.signIn(behind.url, memberAccount);
    const said = { key: PostKey.parse(randomUUID()), text: 'Do you hear me?' };
    await host.socket.request('board:open', {});
    await host.socket.request('chat:open', { since: null });
    await proxy.cut();
    // What is drawn waits for its answer; what is written is refused, and is to be sent again. (SPEC B12, H2)
    const isDrawn = jest.fn();
    const stroke = operation(create(circle(BoardPageId.parse(meeting.id))));
    const drawing = host.socket.request('board:submit', stroke).then(isDrawn, () => undefined);
    await expect(host.socket.request('chat:post', said)).rejects.toMatchObject({ code: 'unavailable' });
    const refused = await member.call(meeting.code);
    expect(refused.response.status).toBe(503);
    expect(refused.response.headers.get('retry-after')).toBeDefined();
    expect(host.socket.isOpen).toBe(true);
    expect(isDrawn).not.toHaveBeenCalled();
    await host.socket.request('media:view', { tiles: [] });
    await proxy.mend();
    await drawing;
    const stored = await until('the stroke is stored', () =>
      host.socket.request('board:submit', stroke).catch(() => undefined),
    );
    expect(stored).toEqual({ revision: 1 });
    const posted = await until('the message is taken', () =>
      host.socket.request('chat:post', said).catch(() => undefined),
    );
    expect(await host.socket.request('chat:post', said)).toMatchObject({ id: posted.id });
    const parameters = { record: meeting.id };
    expect((await host.http.request('viewRecordBoard', { parameters })).pages[0]?.objects).toBe(1);
    expect((await host.http.request('listRecordMessages', { parameters })).messages).toHaveLength(1);
    await until('the member is let in', async () => (await member.call(meeting.code)).response.isSuccess);
    await Promise.all([host.close(), member.close()]);
  } finally {
    await behind.dispose();
    await proxy.cut();
  }
});

test('a file that was received whole when the server was killed is checked after it is back', async () => {
  const host = await signIn(1);
  const meeting = await host.http.request('startMeeting', { body: { title: 'Review' } });
  await host.join(meeting);
  const content = Buffer.from('Minutes of the meeting');
  const file = await sendFile(host.http, meeting.id, content, { name: 'minutes.txt' });
  await host.close();
  const database = new Client({ connectionString: product.env['DATABASE_URL'] ?? '' });
  await database.connect();
  // As a server leaves it that is killed between the last piece and the end of the check.
  await product.crash();
  await database.query(
    `UPDATE files SET state = 'checking', kind = NULL, type = NULL, hash = NULL WHERE id = $1`,
    [file.id],
  );
  writeFileSync(join(product.env['PLENUM_DATA_DIR'] ?? '', 'files', 'quarantine', file.id), content);
  await product.launch();
  await until('it is checked', async () => {
    const { rows } = await database.query('SELECT state FROM files WHERE id = $1', [file.id]);
    return rows[0]?.state === 'ready';
  });
  await database.end();
});
