import type { types } from 'mediasoup-client';
import { RemoteStreams } from '../../../../client/connection/RemoteStreams';
import type { ConsumerView } from '../../../../server/contract/media';

function view(name: string, change: Partial<ConsumerView> = {}): ConsumerView {
  const names = { consumer: name, producer: name, participant: name };
  return {
    ...names,
    source: 'camera',
    kind: 'video',
    rtpParameters: {},
    producerPaused: false,
    ...change,
  } as ConsumerView;
}

function setUp() {
  const closed: string[] = [];
  const waiting: (() => void)[] = [];
  const transport = {
    consume: async ({ id }: { id: string }) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { id, track: {}, close: () => closed.push(id) };
    },
  } as unknown as types.Transport;
  const streams = new RemoteStreams(transport, () => undefined);
  const build = () => {
    for (const each of waiting.splice(0)) each();
  };
  const shown = () => [...streams.all.values()].map(({ consumer, pausedBy }) => `${consumer}:${pausedBy}`);
  return { streams, closed, waiting, build, shown };
}

describe('after a socket was bound', () => {
  test('streams that were opened, closed or paused unheard of are so here too', async () => {
    const { streams, closed, build, shown } = setUp();
    const standing = streams.add([view('gone'), view('stays')]);
    build();
    await standing;
    const built = streams.reconcile([view('stays', { producerPaused: true }), view('new')]);
    build();
    expect(await built).toEqual(['new']);
    expect(closed).toEqual(['gone']);
    expect(shown()).toEqual(['stays:sender', 'new:none']);
  });

  test('what is still being built is not built twice', async () => {
    const { streams, waiting, build, shown } = setUp();
    const first = streams.add([view('one')]);
    const again = streams.reconcile([view('one')]);
    expect(waiting).toHaveLength(1);
    build();
    await Promise.all([first, again]);
    expect(shown()).toEqual(['one:none']);
  });
});

test('a stream that closes while it is being built leaves nothing behind', async () => {
  const { streams, closed, build, shown } = setUp();
  const built = streams.add([view('short')]);
  streams.close(view('short').consumer);
  build();
  expect(await built).toEqual([]);
  expect(closed).toEqual(['short']);
  expect(shown()).toEqual([]);
});
