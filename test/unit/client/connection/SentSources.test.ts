import type { types } from 'mediasoup-client';
import type { MediaRequests } from '../../../../client/connection/MediaRequests';
import { SentSources } from '../../../../client/connection/SentSources';
import type { Source, SourceState } from '../../../../server/contract/conference';

const NOTHING: Readonly<Record<Source, SourceState>> = {
  microphone: 'none',
  camera: 'none',
  screen: 'none',
  'screen-audio': 'none',
};

function setUp() {
  const asked: unknown[] = [];
  const requests = {
    request: async (name: string, body: object) => void asked.push([name, body]),
  } as unknown as MediaRequests;
  const transport = {
    produce: async () => ({ replaceTrack: async () => undefined, close: () => undefined }),
  } as unknown as types.Transport;
  const sources = new SentSources(requests, () => undefined);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const bound = async (states: Partial<Record<Source, SourceState>>) => {
    const muted = sources.expectStanding()({ ...NOTHING, ...states });
    await settle();
    return muted;
  };
  const open = async () => {
    sources.setTrack('microphone', microphone());
    await settle();
  };
  sources.start({ transport, videoCodec: undefined });
  return { sources, asked, settle, bound, open };
}

function microphone(): MediaStreamTrack {
  return { kind: 'audio', readyState: 'live', getSettings: () => ({}) } as unknown as MediaStreamTrack;
}

const unmuted = ['media:setPaused', { source: 'microphone', paused: false }];

test('a host muted us while nothing could be heard: we stay muted, and it is news', async () => {
  const { asked, bound, open } = setUp();
  await open();
  expect(await bound({ microphone: 'muted-by-host' })).toEqual(['microphone']);
  expect(asked).toEqual([]);
  expect(await bound({ microphone: 'muted-by-host' })).toEqual([]);
  expect(asked).toEqual([]);
});

test('who opens again after having heard of the mute is opened, even if that was lost at first', async () => {
  const { sources, asked, bound, open } = setUp();
  await open();
  sources.obeyMute('microphone');
  sources.setTrack('microphone', microphone());
  expect(await bound({ microphone: 'muted-by-host' })).toEqual([]);
  expect(asked.at(-1)).toEqual(unmuted);
});

test('a second mute that was not heard counts too', async () => {
  const { sources, bound, open, settle } = setUp();
  await open();
  sources.obeyMute('microphone');
  await settle();
  await bound({ microphone: 'muted-by-host' });
  await open();
  expect(await bound({ microphone: 'muted-by-host' })).toEqual(['microphone']);
});

test('a share that ended unheard of is closed', async () => {
  const { asked, bound } = setUp();
  await bound({ screen: 'open' });
  expect(asked).toEqual([['media:closeProducer', { source: 'screen' }]]);
});

test('a microphone that was never on is left as it is', async () => {
  const { asked, bound } = setUp();
  await bound({});
  expect(asked).toEqual([]);
});
