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
