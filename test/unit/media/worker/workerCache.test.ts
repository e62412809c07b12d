import { builtKey, majorMinor } from '../../../../media/worker/workerCache.mjs';

const inputs = { mediasoupVersion: '3.19.3', libraries: 'openssl 3.0', files: [Buffer.from('recipe')] };

test('the same inputs make the same worker', () => {
  expect(builtKey(inputs)).toBe(builtKey({ ...inputs }));
  expect(builtKey(inputs)).toContain('3.19.3');
});

test.each([
  ['version of mediasoup', { mediasoupVersion: '3.20.0' }],
  ['library', { libraries: 'openssl 3.5' }],
  ['recipe', { files: [Buffer.from('another recipe')] }],
])('another %s makes another worker', (_, change) => {
  expect(builtKey({ ...inputs, ...change })).not.toBe(builtKey(inputs));
});

test('a security update of a library makes no other worker', () => {
  expect(majorMinor('3.0.22')).toBe(majorMinor('3.0.23'));
  expect(majorMinor('3.0.22')).not.toBe(majorMinor('3.5.1'));
});
