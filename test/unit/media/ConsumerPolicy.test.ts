import { randomUUID } from 'node:crypto';
import { choosePictures, decideConsumers, type VideoStream } from '../../../media/ConsumerPolicy';
import { ConsumerId, ParticipantId } from '../../../server/contract/ids';
import type { TileView } from '../../../server/contract/media';

const ann = camera(540, 3);
const bob = camera(540, 3);
const carol = camera(180, 1);

test('[M10] a thumbnail gets the low layer, a large tile the top one', () => {
  const decisions = decideConsumers([ann, bob], [tile(ann, 960, 540), tile(bob, 160, 90)], Infinity);
  expect(decisions.get(ann.consumer)?.layers.spatialLayer).toBe(2);
  expect(decisions.get(bob.consumer)?.layers.spatialLayer).toBe(0);
});

test.each([
  [135, 0],
  [175, 0],
  [176, 1],
  [351, 1],
  [352, 2],
  [1080, 2],
])(
  '[M10] a tile %i pixels high gets layer %i of three up to 540: enlarging by 1.3 is allowed',
  (height, layer) => {
    const decisions = decideConsumers([ann], [tile(ann, (height * 16) / 9, height)], Infinity);
    expect(decisions.get(ann.consumer)?.layers.spatialLayer).toBe(layer);
  },
);

test('[M10] a camera covers a tall tile, a screen is fitted into it', () => {
  const screen: VideoStream = { ...camera(1080, 3), source: 'screen' };
  const tall = { width: 390, height: 700 };
  const decisions = decideConsumers(
    [ann, screen],
    [
      { participant: ann.participant, source: 'camera', ...tall },
      { participant: screen.participant, source: 'screen', ...tall },
    ],
    Infinity,
  );
  expect(decisions.get(ann.consumer)?.layers.spatialLayer).toBe(2);
  expect(decisions.get(screen.consumer)?.layers.spatialLayer).toBe(0);
});

test('[M10] a tiny tile does with half the frames', () => {
  const decisions = decideConsumers([ann, bob], [tile(ann, 213, 120), tile(bob, 320, 180)], Infinity);
  expect(decisions.get(ann.consumer)?.layers.temporalLayer).toBe(1);
  expect(decisions.get(bob.consumer)?.layers.temporalLayer).toBe(2);
});

test('[M11] what no tile shows is paused', () => {
  const decisions = decideConsumers([ann, bob], [tile(ann, 320, 180)], Infinity);
  expect(decisions.get(ann.consumer)?.flow).toBe('on');
  expect(decisions.get(bob.consumer)?.flow).toBe('hidden');
});

test('[M11] a tile of the camera does not show the screen of the same person', () => {
  const screen: VideoStream = { ...camera(1080, 1), participant: ann.participant, source: 'screen' };
  const decisions = decideConsumers([ann, screen], [tile(ann, 320, 180)], Infinity);
  expect(decisions.get(screen.consumer)?.flow).toBe('hidden');
});

test('[M12] before the viewer has told what it shows it gets the low layer of everything', () => {
  const decisions = decideConsumers([ann, bob, carol], null, Infinity);
  expect([...decisions.values()].map(({ flow, layers }) => [flow, layers])).toEqual(
    Array.from({ length: 3 }, () => ['on', { spatialLayer: 0, temporalLayer: 2 }]),
  );
});

test('[M13] the largest tile comes first when the link does not carry all layers', () => {
  const decisions = decideConsumers([ann, bob], [tile(bob, 160, 90), tile(ann, 960, 540)], Infinity);
  expect(decisions.get(ann.consumer)?.priority).toBe(10);
  expect(decisions.get(bob.consumer)?.priority).toBe(2);
});

test('[M14] a weak link loses the least important pictures', () => {
  const tiles = [tile(bob, 320, 180), tile(ann, 320, 180), tile(carol, 320, 180)];
  const decisions = decideConsumers([ann, bob, carol], tiles, 1);
  expect(decisions.get(bob.consumer)?.flow).toBe('on');
  expect(decisions.get(ann.consumer)?.flow).toBe('starved');
  expect(decisions.get(carol.consumer)?.flow).toBe('starved');
});

test('[M14] a weak link gets low layers only', () => {
  const decisions = decideConsumers([ann], [tile(ann, 960, 540)], 1);
  expect(decisions.get(ann.consumer)?.layers.spatialLayer).toBe(0);
});

test('[M14] hidden pictures do not count against a weak link', () => {
  const decisions = decideConsumers([ann, bob], [tile(bob, 320, 180)], 1);
  expect(decisions.get(bob.consumer)?.flow).toBe('on');
  expect(decisions.get(ann.consumer)?.flow).toBe('hidden');
});

test('the same picture in two tiles is as large as the larger one', () => {
  const decisions = decideConsumers([ann], [tile(ann, 160, 90), tile(ann, 960, 540)], Infinity);
  expect(decisions.get(ann.consumer)?.layers.spatialLayer).toBe(2);
});

test('[M1] beyond the limit what is shown comes first, then what is received, then what came first', () => {
  const streams = Array.from({ length: 5 }, (_, index) => ({
    ...camera(540, 1),
    producer: { id: `${index}` },
  }));
  const chosen = (received: string[], ...shown: number[]) =>
    choosePictures({
      streams,
      received: new Set(received),
      tiles: streams.filter((_, index) => shown.includes(index)).map((stream) => tile(stream, 320, 180)),
      limit: 3,
    }).map(({ producer }) => producer.id);
  expect(chosen([])).toEqual(['0', '1', '2']);
  expect(chosen(['2', '3', '4'])).toEqual(['2', '3', '4']);
  expect(chosen(['0', '1', '2'], 4)).toEqual(['4', '0', '1']);
});

function camera(pictureHeight: number, layers: number): VideoStream {
  return {
    consumer: ConsumerId.parse(randomUUID()),
    participant: ParticipantId.parse(randomUUID()),
    source: 'camera',
    layers,
    pictureHeight,
  };
}

function tile({ participant, source }: VideoStream, width: number, height: number): TileView {
  return { participant, source, width: Math.round(width), height };
}
