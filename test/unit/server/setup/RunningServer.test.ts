import { toFinding } from '../../../../server/setup/RunningServer.mjs';

test('one part that failed makes the whole bad and says why', () => {
  const checks = [
    { name: 'database', state: 'passed', detail: 'answers in 1 ms' },
    { name: 'disk', state: 'failed', detail: 'only 3 MiB are free' },
  ];
  expect(toFinding({ passed: false, checks })).toEqual({
    state: 'bad',
    detail: '\n✓ database: answers in 1 ms\n✗ disk: only 3 MiB are free',
  });
});
