import sharp from 'sharp';
import { type OpenFiles, openFiles } from '../../support/openFiles';
import { sendFile } from '../../support/sendFile';

let files: OpenFiles;
beforeAll(async () => {
  files = await openFiles();
});
afterAll(() => files.rest.close());

function picture(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0d7480' } })
    .withExif({ IFD0: { Copyright: 'secret owner' } })
    .jpeg()
    .toBuffer();
}

describe('a picture for the board', () => {
  test('is written anew without what it said of itself, and seen by everyone in the meeting', async () => {
    const { ann, bob, meeting, rest } = files;
    const content = await picture();
    const file = await sendFile(ann.browser, meeting, content, {
      name: '../me at home.jpeg',
      purpose: 'board',
    });
    expect(file).toMatchObject({
      name: 'me at home.jpeg',
      kind: 'image',
      type: 'image/jpeg',
      width: 40,
      height: 30,
    });
    const response = await fetch(
      `${rest.url}/api/v1/meetings/${meeting}/files/${file.id}/content?inline=yes`,
      {
        headers: { cookie: bob.browser.cookieHeader },
      },
    );
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
    expect(content.includes('secret owner')).toBe(true);
    expect(served.includes('secret owner')).toBe(false);
    expect(await sharp(served).metadata()).toMatchObject({ width: 40, height: 30, format: 'jpeg' });
    expect(files.disk().quarantine).toEqual([]);
  });
});
