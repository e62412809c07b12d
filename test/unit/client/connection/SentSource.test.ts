import type { types } from 'mediasoup-client';
import type { MediaRequests } from '../../../../client/connection/MediaRequests';
import { SentSource } from '../../../../client/connection/SentSource';
import type { Source } from '../../../../server/contract/conference';

interface Fake {
  readonly asked: unknown[];
  readonly produced: { track: unknown; encodings?: unknown[] }[];
  attached: MediaStreamTrack | null;
}

function setUp(source: Source = 'microphone') {
  const fake: Fake = { asked: [], produced: [], attached: null };
  const producer = () => ({
    closed: false,
    async replaceTrack({ track }: { track: MediaStreamTrack | null }) {
      fake.attached = track;
    },
    close() {
      this.closed = true;
      fake.attached = null;
    },
  });
  const transport = {
    async produce(options: { track: MediaStreamTrack; encodings?: unknown[] }) {
      fake.produced.push(options);
      fake.attached = options.track;
      return producer();
    },
  } as unknown as types.Transport;
  const requests = {
    request: async (name: string, body: object) => void fake.asked.push([name, body]),
  } as unknown as MediaRequests;
  const failures: unknown[] = [];
  const sent = new SentSource({
    source,
    transport,
    requests,
    videoCodec: undefined,
    failed: (e) => failures.push(e),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { sent, fake, failures, settle };
}

function track(kind: 'audio' | 'video', size = { width: 960, height: 540 }): MediaStreamTrack {
  return { kind, readyState: 'live', getSettings: () => size } as unknown as MediaStreamTrack;
}

describe('one source of ours', () => {
  test('muted from the beginning sends nothing at all', async () => {
    const { sent, fake, settle } = setUp();
    sent.setTrack(null);
    await settle();
    expect(fake).toMatchObject({ produced: [], asked: [] });
  });

  test('while muted no track is attached, and the server is told', async () => {
    const { sent, fake, settle } = setUp();
    const microphone = track('audio');
    sent.setTrack(microphone);
    await settle();
    sent.setTrack(null);
    await settle();
    expect(fake.attached).toBeNull();
    expect(fake.asked).toEqual([['media:setPaused', { source: 'microphone', paused: true }]]);
    sent.setTrack(microphone);
    await settle();
    expect(fake.attached).toBe(microphone);
    expect(fake.asked.at(-1)).toEqual(['media:setPaused', { source: 'microphone', paused: false }]);
    expect(fake.produced).toHaveLength(1);
  });

  test('another device of the same kind takes its place in the same stream', async () => {
    const { sent, fake, settle } = setUp();
    sent.setTrack(track('audio'));
    await settle();
    const other = track('audio');
    sent.setTrack(other);
    await settle();
    expect(fake.attached).toBe(other);
    expect(fake.produced).toHaveLength(1);
  });

  test('a camera that needs other layers is produced anew', async () => {
    const { sent, fake, settle } = setUp('camera');
    sent.setTrack(track('video', { width: 320, height: 180 }));
    await settle();
    sent.setTrack(track('video', { width: 1280, height: 720 }));
    await settle();
    expect(fake.produced.map(({ encodings }) => encodings?.length)).toEqual([1, 3]);
  });

  test('muting while it is still being produced ends muted', async () => {
    const { sent, fake, settle } = setUp();
    sent.setTrack(track('audio'));
    sent.setTrack(null);
    await settle();
    expect(fake.attached).toBeNull();
  });

  test('after a lost socket the server is told again whether we are muted', async () => {
    const { sent, fake, settle } = setUp();
    sent.setTrack(track('audio'));
    await settle();
    sent.tellPaused();
    expect(fake.asked).toEqual([['media:setPaused', { source: 'microphone', paused: false }]]);
  });

  test('closing tells the server once', async () => {
    const { sent, fake, settle } = setUp('screen');
    sent.setTrack(track('video'));
    await settle();
    sent.close();
    sent.close();
    expect(fake.asked).toEqual([['media:closeProducer', { source: 'screen' }]]);
  });
});
