/**
 * What Jest writes with --json, as far as it counts.
 * @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} JestReport
 */

/**
 * All there is to say at the end: each gate counts as one test, and so does a test file that could not be run.
 * @param {{ gates: { name: string, passed: boolean }[], reports: (JestReport | undefined)[] }} results
 */
export function testSummary({ gates, reports }) {
  const passedGates = gates.filter(({ passed }) => passed).length;
  const passed = reports.reduce((sum, report) => sum + (report?.numPassedTests ?? 0), passedGates);
  const failed = reports.reduce((sum, report) => sum + failuresOf(report), gates.length - passedGates);
  return { failed, line: `${passed} passed, ${failed} failed` };
}

/**
 * A run that ended without a report counts as one failure.
 * @param {JestReport | undefined} report
 */
function failuresOf(report) {
  return report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
}

/**
 * The scripts a script of package.json runs one after the other.
 * @param {string} script
 */
export function gatesOf(script) {
  return [...script.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].flatMap(([, name]) =>
    name ? [name] : [],
  );
}
