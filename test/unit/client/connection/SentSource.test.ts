import type { types } from 'mediasoup-client';
import type { MediaRequests } from '../../../../client/connection/MediaRequests';
import { RequestError } from '../../../../client/connection/RequestError';
import { SentSource } from '../../../../client/connection/SentSource';
import type { Source } from '../../../../server/contract/conference';
import type { ErrorCode } from '../../../../server/contract/errors';

interface Fake {
  readonly asked: unknown[];
  readonly produced: { track: unknown; encodings?: unknown[] }[];
  attached: MediaStreamTrack | null;
  /** Refuses what is asked next. */
  refusing: RequestError | undefined;
  stopped: number;
}

function setUp(source: Source = 'microphone') {
  const fake: Fake = { asked: [], produced: [], attached: null, refusing: undefined, stopped: 0 };
  const refuse = () => {
    const refusal = fake.refusing;
    fake.refusing = undefined;
    if (refusal) throw refusal;
  };
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
      refuse();
      fake.attached = options.track;
      return producer();
    },
  } as unknown as types.Transport;
  const requests = {
    request: async (name: string, body: object) => {
      fake.asked.push([name, body]);
      refuse();
    },
  } as unknown as MediaRequests;
  const failures: unknown[] = [];
  const sent = new SentSource({
    source,
    transport,
    requests,
    videoCodec: undefined,
    opened: () => undefined,
    stopped: () => {
      fake.stopped += 1;
    },
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

  test('closing tells the server once', async () => {
    const { sent, fake, settle } = setUp('screen');
    sent.setTrack(track('video'));
    await settle();
    sent.stop();
    sent.stop();
    expect(fake.stopped).toBe(1);
  });

  test('what is stopped while the server is asked is closed as soon as the server has it', async () => {
    const { sent, fake, settle } = setUp('screen');
    sent.setTrack(track('video'));
    sent.stop();
    expect(fake.stopped).toBe(0);
    await settle();
    expect(fake).toMatchObject({ stopped: 1, attached: null });
  });

  test('a refusal is told; one that comes because the transport goes is not', async () => {
    const { sent, fake, failures, settle } = setUp();
    fake.refusing = refusal('media-refused');
    sent.setTrack(track('audio'));
    await settle();
    expect(failures).toHaveLength(1);
    fake.refusing = refusal('media-refused');
    sent.setTrack(track('audio'));
    sent.close();
    await settle();
    expect(failures).toHaveLength(1);
  });
});

describe('after a socket was bound', () => {
  test('a mute that was lost is told again', async () => {
    const { sent, fake, settle } = setUp();
    sent.setTrack(track('audio'));
    await settle();
    fake.refusing = refusal('unavailable');
    sent.setTrack(null);
    await settle();
    sent.reconcile('open', true);
    await settle();
    const told = ['media:setPaused', { source: 'microphone', paused: true }];
    expect(fake.asked).toEqual([told, told]);
  });

  test('what both sides know is not told again', async () => {
    const { sent, fake, settle } = setUp();
    sent.setTrack(track('audio'));
    await settle();
    sent.reconcile('open', true);
    await settle();
    expect(fake).toMatchObject({ asked: [], produced: [{}] });
  });

  test('what the server could not be asked for is sent now, without a word to the person', async () => {
    const { sent, fake, failures, settle } = setUp();
    fake.refusing = refusal('unavailable');
    sent.setTrack(track('audio'));
    await settle();
    expect(sent.standing).toBe(false);
    sent.reconcile('none', false);
    await settle();
    expect(fake.produced).toHaveLength(2);
    expect(sent.standing).toBe(true);
    expect(failures).toEqual([]);
  });

  test('what the server has no more is sent anew; what it accepted since the bind is not', async () => {
    const { sent, fake, settle } = setUp();
    sent.setTrack(track('audio'));
    await settle();
    sent.reconcile('none', false);
    await settle();
    expect(fake.produced).toHaveLength(1);
    sent.reconcile('none', true);
    await settle();
    expect(fake.produced).toHaveLength(2);
  });
});

test('a mute that came too often is told when the server allows it', async () => {
  jest.useFakeTimers();
  const { sent, fake } = setUp();
  sent.setTrack(track('audio'));
  await jest.advanceTimersByTimeAsync(0);
  fake.refusing = refusal('rate-limited');
  sent.setTrack(null);
  await jest.advanceTimersByTimeAsync(1000);
  expect(fake.asked).toHaveLength(2);
  jest.useRealTimers();
});

function refusal(code: ErrorCode): RequestError {
  return new RequestError({ code, message: 'no' });
}
