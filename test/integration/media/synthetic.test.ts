import { readDemoClip } from '../../../media';
import { ann, bob, carol } from '../../support/people';
import { until } from '../../support/until';
import { countFor, RtpMeeting, settled } from '../../support/wire/RtpMeeting';

let meeting: RtpMeeting;

beforeEach(async () => {
  meeting = await RtpMeeting.open();
});

afterEach(() => meeting.close());

test('[M18] the clip is 12 s of sound and picture of equal length, at most 2 MB, with loud and silent parts', async () => {
  const clip = await readDemoClip();
  const bytes = [...clip.audio, ...clip.video].reduce((sum, { payload }) => sum + payload.length, 0);
  expect(bytes).toBeLessThan(2_000_000);
  expect(clip.durationMs).toBeCloseTo(12_000);
  expect([clip.audio.length, clip.video.length]).toEqual([600, 180]);
  expect(clip.video.filter(({ keyFrame }) => keyFrame)).toHaveLength(12);
  expect(clip.audio.filter(({ level }) => level < 40).length).toBeGreaterThan(100);
  expect(clip.audio.filter(({ level }) => level === 127).length).toBeGreaterThan(20);
});

test('[M18] it sends 50 packets of sound a second and moves 15 times a second', async () => {
  await meeting.mixer.openSyntheticLeg(carol.id, await readDemoClip());
  const b = await meeting.join(bob);
  const sound = () => b.received(carol.id, 'microphone').packets;
  await until('Bob hears Carol', () => sound() > 0);
  const packets = await countFor(2000, sound);
  expect(packets).toBeGreaterThan(90);
  expect(packets).toBeLessThan(110);
});

test('[M19] whoever comes sees it from a key frame within 1 s', async () => {
  await meeting.mixer.openSyntheticLeg(carol.id, await readDemoClip());
  for (const person of [ann, bob]) {
    const viewer = await meeting.join(person);
    await until('a key frame', () => viewer.received(carol.id, 'camera').keyFrames > 0, { within: 1000 });
  }
});

test('[M15] it becomes the active speaker when it talks', async () => {
  await meeting.mixer.openSyntheticLeg(carol.id, await readDemoClip());
  await until('Carol is active', () => meeting.mixer.speakers.active === carol.id, { within: 3000 });
});

test('[M4] a host can mute it, and it ends', async () => {
  const leg = await meeting.mixer.openSyntheticLeg(carol.id, await readDemoClip());
  const b = await meeting.join(bob);
  const sound = () => b.received(carol.id, 'microphone').packets;
  await until('Bob hears Carol', () => sound() > 0);
  await leg.muteByHost('microphone');
  expect(leg.sourceState('microphone')).toBe('muted-by-host');
  await settled('sound', sound);
  expect(await countFor(1100, () => b.received(carol.id, 'camera').packets)).toBeGreaterThan(5);
  leg.close();
  await until('Carol has left', () => b.views.length === 0);
  expect(meeting.mixer.legCount).toBe(1);
});

test('[M18] a clip that cannot be played leaves nobody behind', async () => {
  const clip = { ...(await readDemoClip()), video: [] };
  await expect(meeting.mixer.openSyntheticLeg(carol.id, clip)).rejects.toThrow('a clip without frames');
  expect(meeting.mixer.legCount).toBe(0);
});

test('[M7] it ends with its mixer', async () => {
  const leg = await meeting.mixer.openSyntheticLeg(carol.id, await readDemoClip());
  const closed = leg.once('closed');
  process.kill(meeting.mixer.workerPid, 'SIGKILL');
  await closed;
});
