import type { ProcessedTrack } from '../../../../client/connection/CapturedSource';
import { LocalMedia } from '../../../../client/connection/LocalMedia';
import type { Choices } from '../../../../client/connection/rememberedChoices';
import { FakeDevices, FakeTrack } from './FakeDevices';

const usual: Choices = {
  microphone: null,
  camera: null,
  speaker: null,
  noiseSuppression: false,
  blur: false,
  microphoneOn: true,
  cameraOn: true,
};

function setUp(remembered: Partial<Choices> = {}) {
  const devices = new FakeDevices();
  let choices: Choices = { ...usual, ...remembered };
  const closed: string[] = [];
  const processed = (device: string) => async (): Promise<ProcessedTrack> => ({
    track: new FakeTrack('audio', device) as unknown as MediaStreamTrack,
    close: () => closed.push(device),
  });
  const ports = {
    devices: () => devices.asMediaDevices(),
    choices: {
      read: () => choices,
      remember: (change: Partial<Choices>) => {
        choices = { ...choices, ...change };
      },
    },
    suppressNoise: jest.fn(processed('quiet voice')),
    blurBackground: jest.fn(processed('blurred picture')),
  };
  const media = new LocalMedia(ports);
  const sent: (string | null)[] = [];
  media.on('trackChanged', (source, track) =>
    sent.push(track === null ? `${source}: nothing` : `${source}: ${track.label}`),
  );
  return { media, devices, ports, sent, closed, remembered: () => choices };
}

describe("one's own camera and microphone", () => {
  test('are not touched before they are switched on', async () => {
    const { media, devices } = setUp();
    await Promise.resolve();
    expect(devices.asked).toEqual([]);
    expect(media.state).toMatchObject({ microphone: 'off', camera: 'off' });
  });

  test('switched on together they are asked for in one question', async () => {
    const { media, devices, sent } = setUp();
    await Promise.all([media.setMicrophoneOn(true), media.setCameraOn(true)]);
    expect(devices.asked).toHaveLength(1);
    expect(media.state).toMatchObject({ microphone: 'on', camera: 'on' });
    expect(sent.sort()).toEqual(['camera: built-in camera', 'microphone: built-in mic']);
  });

  test('a camera that is off is released, so that its light goes out', async () => {
    const { media, devices } = setUp();
    await media.setCameraOn(true);
    await media.setCameraOn(false);
    expect(devices.open).toEqual([]);
    expect(media.cameraTrack).toBeNull();
  });

  test('a microphone that is off is silent but at hand: no second question when it comes back', async () => {
    const { media, devices, sent } = setUp();
    await media.setMicrophoneOn(true);
    await media.setMicrophoneOn(false);
    expect(devices.open.map(({ enabled }) => enabled)).toEqual([false]);
    expect(media.microphoneTrack).toBeNull();
    await media.setMicrophoneOn(true);
    expect(devices.asked).toHaveLength(1);
    expect(devices.open.map(({ enabled }) => enabled)).toEqual([true]);
    expect(sent).toEqual(['microphone: built-in mic', 'microphone: nothing', 'microphone: built-in mic']);
  });

  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('%s of the camera is told as %s, and the microphone works all the same', async (error, capture) => {
    const { media, devices } = setUp();
    devices.failing.video = error;
    await Promise.all([media.setMicrophoneOn(true), media.setCameraOn(true)]);
    expect(media.state).toMatchObject({ microphone: 'on', camera: capture });
  });

  test('trying again helps once the cause is gone', async () => {
    const { media, devices } = setUp();
    devices.failing.audio = 'NotAllowedError';
    await media.setMicrophoneOn(true);
    expect(media.state.microphone).toBe('denied');
    delete devices.failing.audio;
    await media.setMicrophoneOn(true);
    expect(media.state.microphone).toBe('on');
  });

  test('without media devices at all (an insecure page) it fails, and says so', async () => {
    const { ports } = setUp();
    const media = new LocalMedia({ ...ports, devices: () => undefined });
    await media.setMicrophoneOn(true);
    expect(media.state.microphone).toBe('failed');
  });

  test('switched off again before the person answered, the camera does not stay open', async () => {
    const { media, devices, sent } = setUp();
    let answer = () => {};
    devices.answer = new Promise((resolve) => {
      answer = resolve;
    });
    const on = media.setCameraOn(true);
    await Promise.resolve();
    expect(media.state.camera).toBe('starting');
    const off = media.setCameraOn(false);
    answer();
    await Promise.all([on, off]);
    expect(media.state.camera).toBe('off');
    expect(devices.open).toEqual([]);
    expect(sent).toEqual([]);
  });

  test('another device is taken in the call and remembered', async () => {
    const { media, devices, sent, remembered } = setUp();
    devices.plugged.audio.push('headset');
    await media.setMicrophoneOn(true);
    await media.selectMicrophone('headset');
    expect(sent.at(-1)).toBe('microphone: headset');
    expect(devices.open.map(({ label }) => label)).toEqual(['headset']);
    expect(media.state.inUse.microphone).toBe('headset');
    expect(remembered().microphone).toBe('headset');
  });

  test('a remembered device that is gone is replaced by the one that is there', async () => {
    const { media } = setUp({ camera: 'old camera' });
    await media.setCameraOn(true);
    expect(media.state).toMatchObject({ camera: 'on', inUse: { camera: 'built-in camera' } });
  });

  test('when the headset is unplugged in the call the built-in microphone takes over', async () => {
    const { media, devices, sent } = setUp();
    devices.plugged.audio.unshift('headset');
    await media.setMicrophoneOn(true);
    devices.plugged.audio.shift();
    devices.given[0]?.unplug();
    await media.setMicrophoneOn(true);
    expect(sent.at(-1)).toBe('microphone: built-in mic');
  });

  test('a device plugged in shows up in the list', async () => {
    const { media, devices } = setUp();
    devices.plugged.video.push('document camera');
    devices.dispatchEvent(new Event('devicechange'));
    await new Promise(process.nextTick);
    expect(media.state.devices.cameras.map(({ label }) => label)).toEqual([
      'built-in camera',
      'document camera',
    ]);
  });

  test('stopping releases everything, also a silent microphone', async () => {
    const { media, devices } = setUp();
    await Promise.all([media.setMicrophoneOn(true), media.setCameraOn(true)]);
    await media.setMicrophoneOn(false);
    media.stop();
    expect(devices.open).toEqual([]);
  });

  test('stopped while a device is still opening, it is released as soon as it is there', async () => {
    const { media, devices } = setUp();
    let answer = () => {};
    devices.answer = new Promise((resolve) => {
      answer = resolve;
    });
    const on = media.setMicrophoneOn(true);
    await Promise.resolve();
    media.stop();
    answer();
    await on;
    expect(devices.open).toEqual([]);
  });
});

describe('processing', () => {
  test('the processed track is what may be sent; the plain one comes back when it is switched off', async () => {
    const { media, sent, closed } = setUp({ blur: true });
    await media.setCameraOn(true);
    await media.setBlur(false);
    expect(sent).toEqual(['camera: blurred picture', 'camera: built-in camera']);
    expect(closed).toEqual(['blurred picture']);
  });

  test('nothing is loaded before it is wanted', async () => {
    const { media, ports } = setUp();
    await Promise.all([media.setMicrophoneOn(true), media.setCameraOn(true)]);
    expect(ports.suppressNoise).not.toHaveBeenCalled();
    expect(ports.blurBackground).not.toHaveBeenCalled();
  });

  test('where it cannot be had the plain track is sent and the switch says why it went back', async () => {
    const { media, ports, sent } = setUp();
    ports.suppressNoise.mockRejectedValueOnce(new Error('no worklet'));
    await media.setMicrophoneOn(true);
    await media.setNoiseSuppression(true);
    expect(sent).toEqual(['microphone: built-in mic']);
    expect(media.state).toMatchObject({ noiseSuppression: false, unavailable: { noiseSuppression: true } });
  });

  test('the camera never shows the plain picture while the blur loads', async () => {
    const { media, ports, sent } = setUp({ blur: true });
    let loaded: (processed: ProcessedTrack) => void = () => {};
    ports.blurBackground.mockReturnValueOnce(
      new Promise((resolve) => {
        loaded = resolve;
      }),
    );
    const on = media.setCameraOn(true);
    await new Promise(process.nextTick);
    expect(media.cameraTrack).toBeNull();
    loaded({
      track: new FakeTrack('video', 'blurred late') as unknown as MediaStreamTrack,
      close: () => undefined,
    });
    await on;
    expect(sent).toEqual(['camera: blurred late']);
  });
});

test('observers are told of each change and no more after they left', async () => {
  const { media } = setUp();
  const seen: string[] = [];
  const leave = media.subscribe(() => seen.push(media.getSnapshot().microphone));
  await media.setMicrophoneOn(true);
  leave();
  await media.setMicrophoneOn(false);
  expect([...new Set(seen)]).toEqual(expect.arrayContaining(['starting', 'on']));
  expect(seen.at(-1)).toBe('on');
});
