import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { EncodedNotice } from '../../../../server/signalling/EncodedNotice';

/** Exported by `ws`, and left out of its types. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable };

/** How `ws` reads a frame. */
async function read(frame: Buffer): Promise<string> {
  const receiver = new Receiver({ isServer: false });
  const message = new Promise<string>((resolve) =>
    receiver.on('message', (data: Buffer, isBinary: boolean) => resolve(`${isBinary}:${data}`)),
  );
  receiver.write(frame);
  return message;
}

describe('a notice on the wire', () => {
  // Of a frame's three ways to say its length: the last of one and the first of the next.
  test.each([10, 125, 126, 65_535, 65_536, 200_000])(
    'is a frame that `ws` reads, with %i bytes',
    async (bytes) => {
      const around = '42["session:closing",{"reason":""}]'.length;
      const reason = 'x'.repeat(Math.max(0, bytes - around)) as 'flood';
      const { packet, frame } = EncodedNotice.of({ name: 'session:closing', body: { reason } });
      expect(packet).toBe(JSON.stringify(['session:closing', { reason }]).replace(/^/, '2'));
      expect(await read(frame)).toBe(`false:4${packet}`);
    },
  );

  test('says its length in bytes, not in characters', async () => {
    const { packet, frame } = EncodedNotice.of({
      name: 'session:closing',
      body: { reason: '预算审查' as 'flood' },
    });
    expect(await read(frame)).toBe(`false:4${packet}`);
  });
});
