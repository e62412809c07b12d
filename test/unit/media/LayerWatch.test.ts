import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import { LayerWatch } from '../../../media/LayerWatch';

class FakeConsumer extends EventEmitter {
  readonly observer = new EventEmitter();
  currentLayers: types.ConsumerLayers | undefined = { spatialLayer: 0, temporalLayer: 2 };
  paused = false;
  producerPaused = false;
  score = { score: 10, producerScore: 10, producerScores: [10, 0, 0] };

  setLayers(layers: types.ConsumerLayers | undefined): void {
    this.currentLayers = layers;
    this.emit('layerschange', layers);
  }
}

let consumer: FakeConsumer;
let told: boolean[];

beforeEach(() => {
  jest.useFakeTimers();
  consumer = new FakeConsumer();
  told = [];
  new LayerWatch(consumer as unknown as types.Consumer, (starved) => told.push(starved));
});
afterEach(() => jest.useRealTimers());

test('[M14] a shown picture without a layer is told after a moment, and untold when layers return', () => {
  consumer.setLayers(undefined);
  jest.advanceTimersByTime(1000);
  expect(told).toEqual([]);
  jest.advanceTimersByTime(1000);
  expect(told).toEqual([true]);
  consumer.setLayers({ spatialLayer: 0, temporalLayer: 0 });
  expect(told).toEqual([true, false]);
});

test('[M14] a switch of layers is told to nobody', () => {
  consumer.setLayers(undefined);
  jest.advanceTimersByTime(1000);
  consumer.setLayers({ spatialLayer: 1, temporalLayer: 2 });
  jest.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});

test.each<[string, (consumer: FakeConsumer) => void]>([
  ['hidden', (hidden) => Object.assign(hidden, { paused: true })],
  ['muted by its sender', (muted) => Object.assign(muted, { producerPaused: true })],
  ['cut off at its sender', (cut) => Object.assign(cut.score, { producerScores: [0, 0, 0] })],
])('[M14] a picture that is %s is not called paused for bandwidth', (_name, change) => {
  change(consumer);
  consumer.setLayers(undefined);
  jest.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});

test('[M14] nobody is told of a picture that has gone', () => {
  consumer.setLayers(undefined);
  consumer.observer.emit('close');
  jest.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});
