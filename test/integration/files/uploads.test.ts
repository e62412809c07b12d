import { randomUUID } from 'node:crypto';
import { rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { ChatLogStore } from '../../../db/stores/ChatLogStore';
import { ChatChannel } from '../../../server/chat/ChatChannel';
import { PostKey } from '../../../server/contract/ids';
import { type Member, type OpenFiles, openFiles } from '../../support/openFiles';
import { beginFile, idOf, sendFile, sendPiece } from '../../support/sendFile';
import { until } from '../../support/until';

let files: OpenFiles;
let now = Date.now();
beforeAll(async () => {
  files = await openFiles({ now: () => now });
});
afterAll(() => files.rest.close());

const contentPath = (id: string) => `/api/v1/meetings/${files.meeting}/files/${id}/content`;

function get({ browser }: Pick<Member, 'browser'>, id: string, headers: Record<string, string> = {}) {
  const url = `${files.rest.url}${contentPath(id)}?inline=yes`;
  return fetch(url, { headers: { cookie: browser.cookieHeader, ...headers } });
}

function photo(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#0d7480' } })
    .withExif({ IFD0: { Copyright: 'secret owner' } })
    .jpeg()
    .toBuffer();
}

describe('a picture for the board', () => {
  test('is written anew without what it said of itself, and seen by everyone in the meeting', async () => {
    const { ann, bob, carol, meeting } = files;
    const content = await photo();
    const file = await sendFile(ann.browser, meeting, content, {
      name: '../me at home.jpeg',
      purpose: 'board',
    });
    const seen = { name: 'me at home.jpeg', kind: 'image', type: 'image/jpeg', width: 40, height: 30 };
    expect(file).toMatchObject(seen);
    const response = await get(bob, file.id);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="me at home.jpeg"; filename*=UTF-8''me%20at%20home.jpeg`,
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
    });
    const served = Buffer.from(await response.arrayBuffer());
    expect([content, served].map((bytes) => bytes.includes('secret owner'))).toEqual([true, false]);
    expect(await sharp(served).metadata()).toMatchObject({ width: 40, height: 30, format: 'jpeg' });
    expect((await get(carol, file.id)).status).toBe(404);
  });

  test('is nothing else than a picture', async () => {
    const { ann, meeting } = files;
    const sending = sendFile(ann.browser, meeting, Buffer.from('words'), { name: 'a.txt', purpose: 'board' });
    await expect(sending).rejects.toThrow('picture-unreadable');
  });

  test('is announced to everyone from its beginning to its end', async () => {
    const { ann, meeting, rest } = files;
    rest.presence.uploads.length = 0;
    const { id } = await sendFile(ann.browser, meeting, await photo(), { name: 'a.jpg', purpose: 'board' });
    expect(rest.presence.uploads.map(({ notice, to }) => [notice.progress.state, notice.id, to])).toEqual(
      ['receiving', 'checking', 'ready'].map((state) => [state, id, 'everyone']),
    );
    await sendFile(ann.browser, meeting, Buffer.from('<svg/>'), { name: 'a.png', purpose: 'board' }).catch(
      () => {},
    );
    expect(rest.presence.uploads.at(-1)?.notice.progress).toEqual({ state: 'failed', code: 'file-active' });
  });
});

describe('an upload', () => {
  test('goes on from where its connection broke, and comes out whole', async () => {
    const { ann, bob, meeting, rest } = files;
    const content = Buffer.from(Array.from({ length: 600_000 }, (_, index) => (index * 31) % 251));
    const file = idOf(await beginFile(ann.browser, meeting, { name: 'a.bin', length: content.length }));
    const path = `/api/v1/meetings/${meeting}/uploads/${file}`;
    await breakOff(path, content.subarray(0, 200_000));
    const where = { parameters: { meeting, file }, headers: { 'tus-resumable': '1.0.0' } };
    let offset = 0;
    await until('some of it is there', async () => {
      offset = Number((await ann.browser.ask('viewUpload', where)).headers.get('upload-offset'));
      return offset > 0;
    });
    expect(offset).toBeLessThanOrEqual(200_000);
    expect((await bob.browser.ask('viewUpload', where)).status).toBe(404);
    const wrong = await sendPiece(
      ann.browser,
      { meeting, file, offset: offset + 1 },
      content.subarray(offset + 1, offset + 11),
    );
    expect(wrong.body).toMatchObject({ code: 'conflict' });
    expect((await ann.browser.ask('viewFile', where)).body).toMatchObject({ code: 'conflict' });
    const rest_ = content.subarray(offset);
    expect((await sendPiece(ann.browser, { meeting, file, offset }, rest_)).status).toBe(204);
    expect(await ann.browser.request('viewFile', where)).toMatchObject({
      kind: 'other',
      size: content.length,
    });
    expect(Buffer.from(await (await get(ann, file)).arrayBuffer()).equals(content)).toBe(true);
    expect(rest.presence.uploads.at(-1)?.notice.progress.state).toBe('ready');
    expect(files.disk().quarantine).toEqual([]);
  });

  test('is for those who are in the meeting', async () => {
    const { carol, meeting, rest } = files;
    const stranger = await beginFile(carol.browser, meeting, { name: 'a.txt', length: 5 });
    expect(stranger.body).toMatchObject({ code: 'meeting-not-found' });
    await rest.admin.meetingStore.addMember(meeting, carol.id);
    const absent = await beginFile(carol.browser, meeting, { name: 'a.txt', length: 5 });
    expect(absent.body).toMatchObject({ code: 'not-in-meeting', status: 403 });
  });

  test('that is dropped leaves nothing', async () => {
    const { ann, meeting } = files;
    const file = idOf(await beginFile(ann.browser, meeting, { name: 'a.txt', length: 500 }));
    await sendPiece(ann.browser, { meeting, file, offset: 0 }, Buffer.from('half'));
    expect(files.disk().quarantine).toHaveLength(2);
    const where = { parameters: { meeting, file }, headers: { 'tus-resumable': '1.0.0' } };
    expect((await ann.browser.ask('abandonUpload', where)).status).toBe(204);
    expect(files.disk().quarantine).toEqual([]);
    expect((await ann.browser.ask('viewUpload', where)).status).toBe(404);
  });

  /** Sends the beginning of a piece and cuts the connection. */
  function breakOff(path: string, beginning: Uint8Array): Promise<void> {
    const { browser } = files.ann;
    return new Promise((resolve) => {
      const sending = request(`${files.rest.url}${path}`, {
        method: 'PATCH',
        headers: {
          cookie: browser.cookieHeader,
          origin: files.rest.url,
          'x-plenum-csrf': browser.csrfToken ?? '',
          'tus-resumable': '1.0.0',
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
          'content-length': '600000',
        },
      });
      sending.on('error', () => resolve());
      sending.write(beginning, () => setImmediate(() => sending.destroy()));
    });
  }
});

describe('a file of the chat', () => {
  function channel(): ChatChannel {
    const { ann, bob, rest, meeting } = files;
    const members = [ann, bob].map(({ participant: id }) => ({
      id,
      displayName: id,
      role: 'participant' as const,
    }));
    return new ChatChannel({
      meeting,
      store: new ChatLogStore(rest.fresh.database.source),
      member: (id) => members.find((member) => member.id === id),
      now: () => now,
    });
  }

  test('[H12] is seen by its author, then by those who see its message, and by nobody once that is deleted', async () => {
    const { ann, bob, enter, meeting } = files;
    const dora = await enter('Dora');
    const { id } = await sendFile(ann.browser, meeting, Buffer.from('for Bob'), {
      name: 'secret.txt',
      to: bob.participant,
    });
    const statuses = () => Promise.all([ann, bob, dora].map(async (who) => (await get(who, id)).status));
    expect(await statuses()).toEqual([200, 404, 404]);
    const chat = channel();
    const post = { key: PostKey.parse(randomUUID()), text: '', to: bob.participant, files: [id] };
    const message = await chat.post(ann.participant, post);
    expect(message.files).toMatchObject([{ id, name: 'secret.txt', kind: 'text', size: 7 }]);
    expect(await statuses()).toEqual([200, 200, 404]);
    await chat.delete(ann.participant, message.id);
    expect(await statuses()).toEqual([404, 404, 404]);
    expect((await ann.browser.ask('viewFile', { parameters: { meeting, file: id } })).status).toBe(404);
  });

  test('of a private message is announced to its two people alone', async () => {
    const { ann, bob, meeting, rest } = files;
    rest.presence.uploads.length = 0;
    await sendFile(ann.browser, meeting, Buffer.from('for Bob'), { name: 'a.txt', to: bob.participant });
    const told = new Set(rest.presence.uploads.map(({ to }) => JSON.stringify(to)));
    expect([...told]).toEqual([JSON.stringify([ann.participant, bob.participant])]);
  });

  test('comes in parts to whoever asks for parts, and not again to whoever has it', async () => {
    const { ann, meeting } = files;
    const { id } = await sendFile(ann.browser, meeting, Buffer.from('0123456789'), { name: 'a.txt' });
    const part = await get(ann, id, { range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect((await get(ann, id, { range: 'bytes=50-60' })).status).toBe(416);
    // Not by fetch, which asks past all that is kept when it is told what is known.
    const status = await new Promise((resolve) =>
      request(`${files.rest.url}${contentPath(id)}`, {
        headers: { cookie: ann.browser.cookieHeader, 'if-none-match': part.headers.get('etag') ?? '' },
      })
        .on('response', (response) => resolve(response.resume().statusCode))
        .end(),
    );
    expect(status).toBe(304);
  });
});

// The last: by its clock everybody is signed out.
describe('[T33] on a full disk', () => {
  /** Whatever is written into this file of the quarantine finds no space. */
  const fill = (name: string) => {
    const place = join(files.rest.dataDir, 'files/quarantine', name);
    rmSync(place, { force: true });
    symlinkSync('/dev/full', place);
    return place;
  };
  const lastTold = () => files.rest.presence.uploads.at(-1);

  test('an upload stops with a sentence, everyone is told, and it goes on once there is space', async () => {
    const { ann, bob, meeting } = files;
    const earlier = await sendFile(ann.browser, meeting, await photo(), { name: 'a.jpg', purpose: 'board' });
    const content = Buffer.alloc(100_000, 7);
    const file = idOf(await beginFile(ann.browser, meeting, { name: 'a.bin', length: content.length }));
    const place = fill(file);
    const send = () => sendPiece(ann.browser, { meeting, file, offset: 0 }, content);
    expect(await send()).toMatchObject({ status: 507, body: { code: 'disk-full' } });
    expect(lastTold()).toMatchObject({
      to: 'everyone',
      notice: { id: file, progress: { state: 'failed', code: 'disk-full' } },
    });
    expect((await get(bob, earlier.id)).status).toBe(200);
    rmSync(place);
    writeFileSync(place, '');
    expect((await send()).status).toBe(204);
    expect(await ann.browser.request('viewFile', { parameters: { meeting, file } })).toMatchObject({
      size: content.length,
    });
  });

  test('a picture that cannot be written anew is not refused, and is there once there is space', async () => {
    const { ann, meeting } = files;
    const content = await photo();
    const named = { name: 'b.jpg', purpose: 'board', length: content.length } as const;
    const file = idOf(await beginFile(ann.browser, meeting, named));
    const place = fill(`${file}.new`);
    await sendPiece(ann.browser, { meeting, file, offset: 0 }, content);
    const view = () => ann.browser.ask('viewFile', { parameters: { meeting, file } });
    expect(await view()).toMatchObject({ status: 507, body: { code: 'disk-full' } });
    expect(lastTold()?.notice.progress).toEqual({ state: 'failed', code: 'disk-full' });
    // Half of it takes no space.
    expect(files.disk().quarantine).toEqual(expect.not.arrayContaining([`${file}.new`]));
    rmSync(place, { force: true });
    expect(await view()).toMatchObject({ status: 200, body: { kind: 'image', width: 40 } });
  });
});

test('what nobody finishes is forgotten after six hours, and so is what nobody asks for', async () => {
  const { ann, meeting, rest } = files;
  const file = idOf(await beginFile(ann.browser, meeting, { name: 'a.txt', length: 500 }));
  const unposted = await sendFile(ann.browser, meeting, Buffer.from('never posted'), { name: 'b.txt' });
  const { store } = files.disk();
  const isKnown = async (id: string) =>
    (await rest.fresh.database.source.query('SELECT FROM files WHERE id = $1', [id])).length > 0;
  const tidy = () => rest.admin.jobs['tidy-files']({}, { id: '', attempt: 1, isLast: true });
  await tidy();
  expect(files.disk().quarantine).toHaveLength(2);
  now += 7 * 60 * 60_000;
  await tidy();
  expect(files.disk().quarantine).toEqual([]);
  expect(await isKnown(file)).toBe(false);
  now += 24 * 60 * 60_000;
  const longAgo = new Date(Date.now() - 2 * 60 * 60_000);
  for (const hash of store)
    utimesSync(join(rest.dataDir, 'files/store', hash.slice(0, 2), hash), longAgo, longAgo);
  await tidy();
  expect(await isKnown(unposted.id)).toBe(false);
  const left = files.disk().store;
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(store.length);
});
