import type { TileView } from '../../../server/contract/media';
import { ann, bob, carol } from '../../support/people';
import { until } from '../../support/until';
import { countFor, RtpMeeting, settled } from '../../support/wire/RtpMeeting';
import type { RtpWireClient } from '../../support/wire/RtpWireClient';

/** Bytes a second of our camera's three layers: 20 frames of 400, 1200 and 3600 bytes, and headers. */
const LOW = 12_000;
const MIDDLE = 45_000;
const TOP = 60_000;

let meeting: RtpMeeting;
let sender: RtpWireClient;
let viewer: RtpWireClient;

beforeEach(async () => {
  meeting = await RtpMeeting.open();
  sender = await meeting.join(ann);
  viewer = await meeting.join(bob);
});

afterEach(() => meeting.close());

test('[M12] before Bob has told what he shows, he gets the low layer', async () => {
  await sender.sendCamera(3);
  await until('Bob sees Ann', () => bytes() > 1000);
  expect(await bytesPerSecond()).toBeLessThan(LOW);
});

test('[M10] a large tile gets the top layer within 2 s, a thumbnail the low one again', async () => {
  await sender.sendCamera(3);
  await until('Bob sees Ann', () => bytes() > 1000);
  await viewer.leg.setView([tile(960, 540)]);
  await until('the top layer flows', async () => (await bytesPerSecond(300)) > TOP, { within: 2000 });
  await viewer.leg.setView([tile(320, 180)]);
  await until('the middle layer flows', async () => isMiddle(await bytesPerSecond(300)), { within: 3000 });
  await viewer.leg.setView([tile(160, 90)]);
  await until('the low layer flows', async () => (await bytesPerSecond(300)) < LOW, { within: 3000 });
});

test('[M11] a hidden picture stops while its sound goes on, and comes back with a key frame', async () => {
  await sender.sendMicrophone();
  await sender.sendCamera(3);
  await until('Bob sees Ann', () => bytes() > 1000);
  await viewer.leg.setView([]);
  await settled('the picture', bytes);
  expect(await countFor(300, () => viewer.received(ann.id, 'microphone').packets)).toBeGreaterThan(8);
  const { keyFrames } = viewer.received(ann.id, 'camera');
  await viewer.leg.setView([tile(320, 180)]);
  await until('the picture is back', () => viewer.received(ann.id, 'camera').keyFrames > keyFrames);
});

test('[M11] a picture that comes while it has no tile does not flow', async () => {
  await viewer.leg.setView([]);
  await sender.sendCamera(1);
  await until('Bob is told of it', () => viewer.views.length === 1);
  expect(await countFor(500, bytes)).toBe(0);
  await viewer.leg.setView([tile(320, 180)]);
  await until('it flows', () => viewer.received(ann.id, 'camera').keyFrames > 0);
});

test('[M14] on a link of 300 kbit/s the less important picture is paused and sound goes on, until the link recovers', async () => {
  const third = await meeting.join(carol);
  await sender.sendMicrophone();
  await Promise.all([sender.sendCamera(1, 1100), third.sendCamera(1, 1100)]);
  const told: string[] = [];
  viewer.leg.on('consumerPaused', ({ by }) => told.push(by));
  await viewer.leg.setView([tile(320, 180), { ...tile(160, 90), participant: carol.id }]);
  const carols = () => viewer.received(carol.id, 'camera').bytes;
  await until('Bob sees both', () => bytes() > 1000 && carols() > 1000);
  viewer.link.rate = 300_000;
  await until('Bob is told', () => told.includes('bandwidth'), { within: 5000 });
  await settled("Carol's picture", carols);
  expect(await countFor(300, bytes)).toBeGreaterThan(1000);
  expect(await countFor(300, () => viewer.received(ann.id, 'microphone').packets)).toBeGreaterThan(8);
  viewer.link.rate = Infinity;
  await until('all is back', () => told.at(-1) === 'none', { within: 30_000 });
  expect(await countFor(500, carols)).toBeGreaterThan(1000);
});

test('[M14] on a busy machine, where delays swing and nothing is lost, no picture stops', async () => {
  viewer.link.jitter = 300;
  await sender.sendCamera(3);
  await viewer.leg.setView([tile(320, 180)]);
  const told: string[] = [];
  viewer.leg.on('consumerPaused', ({ by }) => told.push(by));
  await until('the middle layer flows', async () => isMiddle(await bytesPerSecond(300)), { within: 3000 });
  expect(await countFor(6000, bytes)).toBeGreaterThan(4 * LOW);
  expect(told).toEqual([]);
});

function tile(width: number, height: number): TileView {
  return { participant: ann.id, source: 'camera', width, height };
}

function bytes(): number {
  return viewer.received(ann.id, 'camera').bytes;
}

async function bytesPerSecond(milliseconds = 1000): Promise<number> {
  return ((await countFor(milliseconds, bytes)) * 1000) / milliseconds;
}

function isMiddle(rate: number): boolean {
  return rate > LOW && rate < MIDDLE;
}
