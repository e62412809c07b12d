import { dataDirectory } from '../../../../server/setup/dataDirectory.mjs';

const reachable = () => undefined;
const barred = () => '/root';

test('data lies in the checkout', () => {
  expect(dataDirectory({ env: {}, checkout: '/srv/plenum', isRoot: true, barrier: reachable })).toBe(
    '/srv/plenum/data',
  );
  expect(dataDirectory({ env: {}, checkout: '/home/ann/plenum', isRoot: false, barrier: barred })).toBe(
    '/home/ann/plenum/data',
  );
});

test('where root cloned below a private directory, data lies with the system, for each clone apart', () => {
  const place = (checkout: string) => dataDirectory({ env: {}, checkout, isRoot: true, barrier: barred });
  expect(place('/root/plenum')).toMatch(/^\/var\/lib\/plenum\/[0-9a-f]{12}$/);
  expect(place('/root/plenum')).toBe(place('/root/plenum'));
  expect(place('/root/plenum')).not.toBe(place('/root/another'));
});

test('PLENUM_DATA_DIR decides, wherever it is', () => {
  const options = { checkout: '/root/plenum', isRoot: true, barrier: barred };
  expect(dataDirectory({ env: { PLENUM_DATA_DIR: '/srv/data' }, ...options })).toBe('/srv/data');
  expect(dataDirectory({ env: { PLENUM_DATA_DIR: './mine' }, ...options })).toBe('/root/plenum/mine');
});
