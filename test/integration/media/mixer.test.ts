import { once } from 'node:events';
import { createServer } from 'node:net';
import { MediaServer } from '../../../media';
import { silentLogger } from '../../../server/kernel/Logger';
import { ann, bob, carol } from '../../support/people';
import { until } from '../../support/until';
import { RtpMeeting, settled } from '../../support/wire/RtpMeeting';

let meeting: RtpMeeting;

afterEach(() => meeting?.close());

test('[M1] what Ann sends reaches Bob and Carol, and not Ann', async () => {
  meeting = await RtpMeeting.open();
  const [a, b, c] = await Promise.all([ann, bob, carol].map((person) => meeting.join(person)));
  await a?.sendMicrophone();
  await a?.sendCamera();
  await until('Bob and Carol hear and see Ann', () =>
    [b, c].every(
      (viewer) =>
        (viewer?.received(ann.id, 'microphone').packets ?? 0) > 10 &&
        (viewer?.received(ann.id, 'camera').keyFrames ?? 0) > 0,
    ),
  );
  expect(a?.views).toEqual([]);
});

test('[M1] who comes later is offered all that is there', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.join(ann);
  await a.sendMicrophone();
  await a.sendCamera();
  const b = await meeting.join(bob);
  expect(b.views.map(({ source }) => source).sort()).toEqual(['camera', 'microphone']);
  await until('Bob sees Ann', () => b.received(ann.id, 'camera').keyFrames > 0, { within: 2000 });
});

test('[M1] with echo a leg hears itself', async () => {
  meeting = await RtpMeeting.open({ echo: true });
  const a = await meeting.join(ann);
  await a.sendMicrophone();
  await until('Ann hears herself', () => a.received(ann.id, 'microphone').packets > 10);
});

test('[M1] a newer leg of the same participant closes the older', async () => {
  meeting = await RtpMeeting.open();
  const b = await meeting.join(bob);
  const older = await meeting.join(ann);
  await older.sendMicrophone();
  await until('Bob has one stream', () => b.views.length === 1);
  const newer = await meeting.join(ann);
  expect(older.leg.closed).toBe(true);
  await until('the older stream has gone', () => b.views.length === 0);
  await newer.sendMicrophone();
  await until('Bob hears the newer', () => b.received(ann.id, 'microphone').packets > 5);
});

test('[M1] a stream that ends is taken from every viewer', async () => {
  meeting = await RtpMeeting.open();
  const [a, b] = await Promise.all([meeting.join(ann), meeting.join(bob)]);
  await a.sendCamera();
  await until('Bob has it', () => b.views.length === 1);
  a.leg.close();
  await until('Bob has it no more', () => b.views.length === 0);
  expect(meeting.mixer.legCount).toBe(1);
});

test('[M4] the owner mutes and opens; nothing passes in between and viewers are told', async () => {
  meeting = await RtpMeeting.open();
  const [a, b] = await Promise.all([meeting.join(ann), meeting.join(bob)]);
  const told: string[] = [];
  b.leg.on('consumerPaused', ({ by }) => told.push(by));
  await a.sendMicrophone();
  const packets = () => b.received(ann.id, 'microphone').packets;
  await until('Bob hears Ann', () => packets() > 5);
  await a.leg.setPaused('microphone', true);
  await settled('sound', packets);
  await a.leg.setPaused('microphone', false);
  const before = packets();
  await until('Bob hears Ann again', () => packets() > before + 5);
  expect(told).toEqual(['sender', 'none']);
});

test('[M4] a host mutes; sending the source again does not open it, its owner does', async () => {
  meeting = await RtpMeeting.open();
  const [a, b] = await Promise.all([meeting.join(ann), meeting.join(bob)]);
  const states: string[] = [];
  a.leg.on('sourceChanged', (_source, state) => states.push(state));
  await a.sendMicrophone();
  const packets = () => b.received(ann.id, 'microphone').packets;
  await until('Bob hears Ann', () => packets() > 5);
  await a.leg.muteByHost('microphone');
  await settled('sound', packets);
  await a.sendMicrophone();
  await settled('sound', packets);
  await a.leg.setPaused('microphone', false);
  await until('Bob hears Ann again', () => packets() > 5);
  expect(states).toEqual(['open', 'muted-by-host', 'open']);
});

test('[M3] a source of the wrong kind, an unknown codec and too many layers are refused', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.join(ann);
  await a.sendMicrophone();
  await a.sendCamera();
  const [sound, picture] = [a.microphone?.request, a.camera?.request];
  if (!sound || !picture) throw new Error('nothing to send');
  const refused = { code: 'media-refused' };
  await expect(a.leg.produce({ ...sound, source: 'camera' })).rejects.toMatchObject(refused);
  const [codec] = picture.rtpParameters.codecs;
  const unknown = { ...picture.rtpParameters, codecs: [{ ...codec, mimeType: 'video/none' } as never] };
  await expect(a.leg.produce({ ...picture, rtpParameters: unknown })).rejects.toMatchObject(refused);
  const layered = { ...picture.rtpParameters, encodings: [1, 2, 3, 4].map((ssrc) => ({ ssrc })) };
  await expect(a.leg.produce({ ...picture, rtpParameters: layered })).rejects.toMatchObject(refused);
});

test('[M3] what is not sent cannot be muted or ended by its owner', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.mixer.openWebRtcLeg(ann.id, { rtpCapabilities: meeting.server.rtpCapabilities });
  await expect(a.setPaused('camera', true)).rejects.toMatchObject({ code: 'not-found' });
  await expect(a.closeProducer('camera')).rejects.toMatchObject({ code: 'not-found' });
  await expect(a.muteByHost('camera')).resolves.toBeUndefined();
});

test('[M5] a request for another transport is stale; a closed leg is unavailable', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.mixer.openWebRtcLeg(ann.id, { rtpCapabilities: meeting.server.rtpCapabilities });
  const { send, receive } = a.parameters();
  await expect(a.restartIce('send', receive.id)).rejects.toMatchObject({ code: 'stale-epoch' });
  const restarted = await a.restartIce('send', send.id);
  expect(restarted.usernameFragment).not.toBe(send.iceParameters.usernameFragment);
  a.close();
  await expect(a.restartIce('send', send.id)).rejects.toMatchObject({ code: 'media-unavailable' });
});

test('[M9] a browser is given what is there at once; what comes later is announced', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.join(ann);
  await a.sendMicrophone();
  const b = await meeting.mixer.openWebRtcLeg(bob.id, { rtpCapabilities: meeting.server.rtpCapabilities });
  const announced: string[] = [];
  b.on('consumerOpened', ({ source }) => announced.push(source));
  expect(b.parameters().consumers.map(({ source }) => source)).toEqual(['microphone']);
  await a.sendCamera();
  await until('the camera is announced', () => announced.length > 0);
  expect(announced).toEqual(['camera']);
});

test('[M15] who speaks is told to the mixer, and who falls silent too', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.join(ann);
  await a.sendMicrophone(20);
  await until('Ann is the active speaker', () => meeting.mixer.speakers.active === ann.id);
  expect(meeting.mixer.speakers.levels[0]).toEqual({ participant: ann.id, level: -21 });
  if (a.microphone) a.microphone.level = 127;
  await until('Ann is heard no more', () => meeting.mixer.speakers.levels.length === 0);
  expect(meeting.mixer.speakers.active).toBe(ann.id);
});

test('[M17] the quality of a stream that arrives is told', async () => {
  meeting = await RtpMeeting.open();
  const a = await meeting.join(ann);
  await a.sendCamera();
  await until('Ann is at full quality', () =>
    meeting.mixer.quality.participants.some(
      ({ participant, score }) => participant === ann.id && score === 10,
    ),
  );
});

test('the self-test sees workers, ports and media that comes back', async () => {
  meeting = await RtpMeeting.open();
  const checks = await meeting.server.checks();
  expect(checks.map(({ name, state }) => [name, state])).toEqual([
    ['media-worker', 'passed'],
    ['media-ports', 'passed'],
    ['media-loop', 'passed'],
  ]);
});

test('[M7] a mixer that is closed no longer listens to its worker', async () => {
  meeting = await RtpMeeting.open();
  const [worker] = meeting.server.workers();
  if (!worker) throw new Error('no worker');
  let listeners = 0;
  const on = worker.on.bind(worker);
  jest.spyOn(worker, 'on').mockImplementation((event, listener) => {
    const undo = on(event, listener);
    listeners++;
    return () => {
      listeners--;
      undo();
    };
  });
  const mixer = await meeting.server.openMixer({ id: 'another' });
  expect(listeners).toBe(1);
  mixer.close();
  expect(listeners).toBe(0);
});

test('a port that is taken is named', async () => {
  meeting = await RtpMeeting.open();
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const config = { listenAddress: '127.0.0.1', firstPort: port, workers: 1 };
  await expect(new MediaServer(config, silentLogger).start()).rejects.toThrow(`Media port ${port}`);
  taken.close();
});
