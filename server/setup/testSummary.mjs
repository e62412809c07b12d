/**
 * What Jest writes with --json, as far as it counts.
 * @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} JestReport
 */

/**
 * All there is to say at the end: each gate counts as one test, and so does a test file that could not be run.
 * @param {{ gates: { name: string, passed: boolean }[], jest: JestReport | undefined }} results
 */
export function testSummary({ gates, jest }) {
  const passedGates = gates.filter(({ passed }) => passed).length;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = jest ?? {
    numPassedTests: 0,
    numFailedTests: 0,
    // Jest ended without a report.
    numRuntimeErrorTestSuites: 1,
  };
  const failed = gates.length - passedGates + numFailedTests + numRuntimeErrorTestSuites;
  return { failed, line: `${passedGates + numPassedTests} passed, ${failed} failed` };
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
