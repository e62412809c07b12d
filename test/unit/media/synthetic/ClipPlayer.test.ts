import type { Clip } from '../../../../media/synthetic/Clip';
import { ClipPlayer } from '../../../../media/synthetic/ClipPlayer';

/** 200 ms of sound in packets of 20 ms, and a picture every 50 ms, of which every second is a key frame. */
const clip: Clip = {
  audio: Array.from({ length: 10 }, (_, i) => ({ timestamp: i * 960, payload: Buffer.from([i]), level: 30 })),
  video: Array.from({ length: 4 }, (_, i) => ({
    timestamp: i * 4500,
    payload: Buffer.from([i]),
    keyFrame: i % 2 === 0,
  })),
  durationMs: 200,
  width: 480,
  height: 270,
};

test('[M18] each frame is due once, at its time, over and over', () => {
  const player = new ClipPlayer(clip);
  const times: number[] = [];
  for (let elapsed = 0; elapsed <= 400; elapsed += 7)
    times.push(...player.due(elapsed).video.map(({ at }) => at));
  expect(times).toEqual([0, 50, 100, 150, 200, 250, 300, 350]);
});

test('[M18] sound does not drift from the picture over an hour', () => {
  const player = new ClipPlayer(clip);
  const { audio, video } = player.due(3_600_000);
  expect(audio).toHaveLength(180_001);
  expect(video).toHaveLength(72_001);
  expect(audio.at(-1)?.at).toBeCloseTo(video.at(-1)?.at ?? 0);
});

test('[M19] asked for a key frame, it sends the last one and all since then at once, and goes on in time', () => {
  const player = new ClipPlayer(clip);
  player.due(60);
  player.requestKeyFrame();
  const { video } = player.due(80);
  expect(video.map(({ frame, at }) => [frame.payload[0], at])).toEqual([
    [0, 60],
    [1, 70],
  ]);
  expect(player.due(99).video).toEqual([]);
  expect(player.due(100).video.map(({ frame, at }) => [frame.payload[0], at])).toEqual([[2, 100]]);
});

test('[M19] what is repeated comes before what is due', () => {
  const player = new ClipPlayer(clip);
  player.due(0);
  player.requestKeyFrame();
  const { video } = player.due(50);
  expect(video.map(({ frame, at }) => [frame.payload[0], at])).toEqual([
    [0, 25],
    [1, 50],
  ]);
});

test('[M19] asked just after a picture, it waits until there is room for other timestamps', () => {
  const player = new ClipPlayer(clip);
  player.due(50);
  player.requestKeyFrame();
  expect(player.due(50.2).video).toEqual([]);
  expect(player.due(56).video.map(({ frame, at }) => [frame.payload[0], at])).toEqual([
    [0, 52],
    [1, 54],
  ]);
});

test('[M19] a key frame that is due anyway is not sent twice', () => {
  const player = new ClipPlayer(clip);
  player.requestKeyFrame();
  expect(player.due(0).video).toHaveLength(1);
});

test('times never go back when key frames are asked for again and again', () => {
  const player = new ClipPlayer(clip);
  const times: number[] = [];
  for (let elapsed = 0; elapsed < 1000; elapsed += 20) {
    if (elapsed % 60 === 0) player.requestKeyFrame();
    times.push(...player.due(elapsed).video.map(({ at }) => at));
  }
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});
