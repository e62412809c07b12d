import { type Mixer, QuarantinedError } from '../../../media';
import { ann, bob, carol, entrant } from '../../support/people';
import { until } from '../../support/until';
import { RtpMeeting } from '../../support/wire/RtpMeeting';
import { RtpWireClient } from '../../support/wire/RtpWireClient';

let meeting: RtpMeeting;

afterEach(() => meeting.close());

test('[M7] after kill -9 of its worker a mixer says so, and another carries media again within 2 s', async () => {
  meeting = await RtpMeeting.open();
  await talk(meeting.mixer);
  for (let kill = 0; kill < 3; kill++) {
    const died = meeting.mixer.once('died');
    const killedAt = performance.now();
    process.kill(meeting.mixer.workerPid, 'SIGKILL');
    await died;
    meeting.mixer = await meeting.server.openMixer({ id: 'again' });
    await talk(meeting.mixer);
    expect(performance.now() - killedAt).toBeLessThan(2000);
  }
});

test('[M7] what a dead mixer is asked for is unavailable, its legs are closed and no source is told as ended', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.join(ann);
  await a.sendMicrophone();
  const told: string[] = [];
  a.leg.on('sourceChanged', (_source, state) => told.push(state));
  const died = meeting.mixer.once('died');
  process.kill(meeting.mixer.workerPid, 'SIGKILL');
  await died;
  expect(a.leg.closed).toBe(true);
  expect(told).toEqual([]);
  const { rtpCapabilities } = meeting.server;
  await expect(meeting.mixer.openWebRtcLeg(ann.id, { rtpCapabilities })).rejects.toMatchObject({
    code: 'media-unavailable',
  });
});

test('[M7] mixers on other workers notice nothing', async () => {
  meeting = await RtpMeeting.open({ workers: 2 });
  const other = await meeting.server.openMixer({ id: 'other' });
  expect(other.workerPid).not.toBe(meeting.mixer.workerPid);
  const [a, b] = [await RtpWireClient.join(other, ann.id), await RtpWireClient.join(other, bob.id)];
  await a.sendMicrophone();
  await until('Bob hears Ann', () => b.received(ann.id, 'microphone').packets > 5);
  const died = meeting.mixer.once('died');
  process.kill(meeting.mixer.workerPid, 'SIGKILL');
  await died;
  const { packets } = b.received(ann.id, 'microphone');
  await until('Bob still hears Ann', () => b.received(ann.id, 'microphone').packets > packets + 10, {
    within: 500,
  });
  await until('the dead worker is replaced', () => meeting.server.workerPids().length === 2);
});

test('[M6] a stopped worker is given up within 5 s and replaced', async () => {
  meeting = await RtpMeeting.open();
  const stoppedAt = performance.now();
  const died = meeting.mixer.once('died');
  process.kill(meeting.mixer.workerPid, 'SIGSTOP');
  await died;
  expect(performance.now() - stoppedAt).toBeLessThan(5500);
  await talk(await meeting.server.openMixer({ id: 'again' }));
});

test('[M8] a device whose join brings the worker down is out after three deaths, the others stay', async () => {
  meeting = await RtpMeeting.open();
  const poison = entrant('Mallory', 'guest');
  const people = [ann, bob, carol];
  const quarantined: string[] = [];
  meeting.server.on('quarantined', (participant) => quarantined.push(participant));
  let { mixer } = meeting;
  let deaths = 0;
  const join = (id: typeof ann.id) =>
    mixer.openWebRtcLeg(id, { rtpCapabilities: meeting.server.rtpCapabilities });
  for (let round = 0; round < 5 && quarantined.length === 0; round++) {
    await Promise.all(people.map(({ id }) => join(id)));
    const died = mixer.once('died');
    await join(poison.id);
    process.kill(mixer.workerPid, 'SIGKILL');
    await died;
    deaths += 1;
    mixer = await meeting.server.openMixer({ id: `round ${round}` });
  }
  expect(deaths).toBe(3);
  expect(quarantined).toEqual([poison.id]);
  await expect(join(poison.id)).rejects.toThrow(QuarantinedError);
  const legs = await Promise.all(people.map(({ id }) => join(id)));
  expect(legs.map(({ closed }) => closed)).toEqual([false, false, false]);
});

test('[M8] three deaths while nobody asks for anything put nobody out', async () => {
  meeting = await RtpMeeting.open();
  let { mixer } = meeting;
  const suspects: string[] = [];
  meeting.server.on('workerDied', (death) => suspects.push(...death.suspects));
  for (let death = 0; death < 3; death++) {
    await RtpWireClient.join(mixer, ann.id);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const died = mixer.once('died');
    process.kill(mixer.workerPid, 'SIGKILL');
    await died;
    mixer = await meeting.server.openMixer({ id: `after ${death}` });
  }
  expect(suspects).toEqual([]);
});

/** Ann and Bob join; resolves once Bob hears and sees Ann. */
async function talk(mixer: Mixer): Promise<void> {
  const [a, b] = [await RtpWireClient.join(mixer, ann.id), await RtpWireClient.join(mixer, bob.id)];
  await Promise.all([a.sendMicrophone(), a.sendCamera()]);
  await until(
    'Bob hears and sees Ann',
    () => b.received(ann.id, 'microphone').packets > 2 && b.received(ann.id, 'camera').keyFrames > 0,
    { every: 5 },
  );
}
