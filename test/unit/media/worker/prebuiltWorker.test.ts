import { prebuiltUrl } from '../../../../media/worker/prebuiltWorker.mjs';

const mediasoup = { version: '3.19.3', repository: { url: 'git+https://forge.example/owner/mediasoup.git' } };
const linux = { platform: () => 'linux', arch: () => 'x64', release: () => '6.1.0-13-amd64' };

test('the binary is among the releases of the package, by version and machine', () => {
  expect(prebuiltUrl(mediasoup, {}, linux)).toBe(
    'https://forge.example/owner/mediasoup/releases/download/3.19.3/mediasoup-worker-3.19.3-linux-x64-kernel6.tgz',
  );
});

test('only Linux has its kernel in the name', () => {
  const mac = { platform: () => 'darwin', arch: () => 'arm64', release: () => '23.1.0' };
  expect(prebuiltUrl(mediasoup, {}, mac)).toMatch(/mediasoup-worker-3\.19\.3-darwin-arm64\.tgz$/);
});

test('a mirror takes the place of the releases', () => {
  const env = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'http://mirror.example' };
  expect(prebuiltUrl(mediasoup, env, linux)).toBe(
    'http://mirror.example/3.19.3/mediasoup-worker-3.19.3-linux-x64-kernel6.tgz',
  );
});
