import { LevelMeter } from '../../../../client/connection/LevelMeter';

test('a microphone that opens after the meter was closed is not listened to', () => {
  const opened = jest.fn(() => {
    throw new Error('opened');
  });
  Object.assign(globalThis, { AudioContext: opened });
  const meter = new LevelMeter();
  meter.close();
  meter.listenTo({} as MediaStreamTrack);
  expect(opened).not.toHaveBeenCalled();
  Reflect.deleteProperty(globalThis, 'AudioContext');
});

describe('what a microphone gives', () => {
  const meterOf = (sample: number) => {
    const node = { connect: () => undefined, disconnect: () => undefined };
    const context = { resume: async () => undefined, createMediaStreamSource: () => node };
    const analyser = { getFloatTimeDomainData: (samples: Float32Array) => samples.fill(sample) };
    Object.assign(globalThis, {
      AudioContext: jest.fn(() => context),
      AnalyserNode: jest.fn(() => analyser),
      MediaStream: jest.fn(),
    });
    const meter = new LevelMeter();
    meter.listenTo({} as MediaStreamTrack);
    return meter;
  };
  afterEach(() => {
    for (const name of ['AudioContext', 'AnalyserNode', 'MediaStream'])
      Reflect.deleteProperty(globalThis, name);
  });

  test('digital silence is nothing at all', () => expect(meterOf(0).hears()).toBe(false));

  test('a quiet room moves no bar, and yet it is something', () => {
    const meter = meterOf(0.00002);
    expect(meter.level()).toBe(0);
    expect(meter.hears()).toBe(true);
  });
});
