import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { greyPng, hostileFiles, pngOf } from '../../support/hostileFiles';
import { type OpenFiles, openFiles } from '../../support/openFiles';
import { beginFile, idOf, sendFile } from '../../support/sendFile';
import { HttpRefusal } from '../../support/wire/HttpWireClient';

let files: OpenFiles;
beforeAll(async () => {
  files = await openFiles();
});
afterAll(() => files.rest.close());

/** What becomes of a file: its kind with how it is served, or the code of its refusal. */
async function becomes(name: string, content: Uint8Array) {
  const { ann, meeting, rest } = files;
  try {
    const { id, kind } = await sendFile(ann.browser, meeting, content, { name });
    const path = `${rest.url}/api/v1/meetings/${meeting}/files/${id}/content?inline=yes`;
    const response = await fetch(path, { headers: { cookie: ann.browser.cookieHeader } });
    return { kind, headers: response.headers, served: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    if (error instanceof HttpRefusal) return { kind: error.problem.code };
    throw error;
  }
}

const SERVED_AS: Readonly<Record<string, string>> = {
  other: 'application/octet-stream',
  text: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  video: 'video/mp4',
};

test('[T28] whatever a file is called, it is taken for what it is, and nothing that is served can run', async () => {
  const base = sharp({ create: { width: 20, height: 20, channels: 3, background: '#6b4fa0' } });
  const [png, jpeg] = [await base.clone().png().toBuffer(), await base.clone().jpeg().toBuffer()];
  const corpus = hostileFiles({ png, jpeg });
  expect(corpus.length).toBeGreaterThanOrEqual(120);
  const outcomes: Record<string, string> = {};
  for (const { about, name, content } of corpus) {
    const outcome = await becomes(name, content);
    outcomes[about] = outcome.kind;
    if (!outcome.headers) continue;
    const headers = Object.fromEntries(outcome.headers);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'; sandbox/),
    });
    if (outcome.kind === 'image') expect(outcome.served.toString('latin1')).not.toContain('<script');
    else
      expect(headers).toMatchObject({
        'content-type': SERVED_AS[outcome.kind],
        'content-disposition': expect.stringMatching(/^attachment;/),
      });
  }
  expect(outcomes).toEqual(Object.fromEntries(corpus.map(({ about, becomes }) => [about, becomes])));
  expect(files.disk().quarantine).toEqual([]);
}, 120_000);

test('[T28] what a picture says of itself is dropped, however much it is', async () => {
  const jpeg = await sharp(greyPng(40, 40)).jpeg().toBuffer();
  const secret = Buffer.concat([Buffer.from([0xff, 0xe1, 0xff, 0xff]), Buffer.alloc(65_533, 'secret')]);
  const huge = Buffer.concat([
    jpeg.subarray(0, 2),
    ...Array.from({ length: 60 }, () => secret),
    jpeg.subarray(2),
  ]);
  const outcome = await becomes('huge.jpg', huge);
  expect(outcome.kind).toBe('image');
  expect(outcome.served?.length).toBeLessThan(2_000);
});

test('[T29] a picture with too many pixels is refused before any of them is looked at', async () => {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  expect(await becomes('bomb.png', pngOf(30_000, 30_000))).toEqual({ kind: 'picture-too-large' });
  expect(await becomes('bomb.gif', Buffer.from('GIF89a\xff\xff\xff\xff\x00\x00\x00', 'latin1'))).toEqual({
    kind: 'picture-too-large',
  });
  expect(performance.now() - start).toBeLessThan(4_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

test('[T29] what is packed stays packed', async () => {
  const once = gzipSync(Buffer.alloc(48 * 2 ** 20));
  const before = process.memoryUsage().rss;
  expect((await becomes('zeros.gz', once)).kind).toBe('other');
  expect((await becomes('nested.docx', gzipSync(gzipSync(once)))).kind).toBe('other');
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

test('[T29] what is empty, or too large, is refused before it is sent', async () => {
  const { ann, meeting } = files;
  const empty = await beginFile(ann.browser, meeting, { name: 'a.txt', length: 0 });
  const large = await beginFile(ann.browser, meeting, { name: 'a.txt', length: 50 * 2 ** 20 + 1 });
  expect([empty.body, large.body]).toMatchObject([
    { code: 'file-empty', status: 422, detail: 'This file is empty.' },
    { code: 'too-large', status: 413 },
  ]);
});

test('[T29] those who send at once do not pass the limit of files together', async () => {
  const { meeting, rest, enter } = files;
  const dora = await enter('Dora');
  await rest.fresh.database.source.query(
    `INSERT INTO files (meeting_id, id, uploader_kind, uploader_id, participant_id, purpose, name, size, state, created_at,
                        changed_at)
     SELECT $1, gen_random_uuid(), 'user', $2, $3, 'chat', 'a', 1, 'receiving', now(), now() FROM generate_series(1, 499)`,
    [meeting, dora.id, dora.participant],
  );
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => beginFile(dora.browser, meeting, { name: 'a.txt', length: 10 })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 413, 413, 413, 413, 413, 413, 413]);
  const refused = answers.find(({ status }) => status === 413);
  expect(refused?.body).toMatchObject({ code: 'quota-reached' });
  const begun = answers.find(({ status }) => status === 201);
  expect(begun && idOf(begun)).toMatch(/^[0-9a-f-]{36}$/);
});
