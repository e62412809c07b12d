import { gatesOf, testSummary } from '../../../../server/setup/testSummary.mjs';

const report = { numPassedTests: 40, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

test('gates and tests are counted together', () => {
  const gates = [
    { name: 'types', passed: true },
    { name: 'lint', passed: false },
  ];
  expect(testSummary({ gates, reports: [{ ...report, numFailedTests: 2 }] }).line).toBe(
    '41 passed, 3 failed',
  );
});

test('a test file that could not be run has failed, and so has a run without a report', () => {
  expect(testSummary({ gates: [], reports: [{ ...report, numRuntimeErrorTestSuites: 1 }] }).line).toBe(
    '40 passed, 1 failed',
  );
  expect(testSummary({ gates: [], reports: [undefined] }).line).toBe('0 passed, 1 failed');
});

test('the gates are the scripts that a script runs', () => {
  expect(gatesOf('npm run check:types && npm run -s check:lint')).toEqual(['check:types', 'check:lint']);
});
