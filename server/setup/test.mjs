/**
 * `npm test`: does what is missing, then runs the gates and all tests. What stands behind `--` is for Jest. The last
 * line says how many passed and failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findWorker } from '../../media/worker/worker.mjs';
import {
  installCommand,
  installPackages,
  mayInstall,
  missingPackages,
  testRequirements,
} from './debianPackages.mjs';
import { npmCommand } from './packagesStep.mjs';
import { root, workerPlace } from './places.mjs';
import { prepare, productSteps } from './prepare.mjs';
import { runCommandLine } from './runCommandLine.mjs';
import { gatesOf, testSummary } from './testSummary.mjs';
import { text } from './text.mjs';

/** @typedef {import('./testSummary.mjs').JestReport} JestReport */

/** Tests in which it matters when something happens: they have the machine to themselves. */
const REAL_TIME = [
  'test/integration/(bench|board|media|product|setup|signalling|sip)/',
  'test/e2e/(firstMeeting|mediaEffects|pictures|recovery|selfTest)\\.test',
];

await runCommandLine(async () => {
  await prepare([...productSteps(), testPackagesStep()]);
  const missing = missingPackages(testRequirements);
  if (missing.length > 0) say(text('test.without', { command: installCommand(missing) }));
  const gates = staticGates().map((name) => ({ name, passed: runGate(name) }));
  const reports = jestRuns(process.argv.slice(2)).map(runJest);
  for (const { name, passed } of gates) say(`${passed ? '✓' : '✗'} ${name}`);
  const { failed, line } = testSummary({ gates, reports });
  say(line);
  return failed === 0 ? 0 : 1;
});

/** @returns {import('./runSteps.mjs').Step} */
function testPackagesStep() {
  return {
    name: 'step.testPackages',
    isDone: () => !mayInstall() || missingPackages(testRequirements).length === 0,
    run: (progress) => installPackages(missingPackages(testRequirements), progress),
  };
}

/** The scripts that `npm run check:static` is made of. */
function staticGates() {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return gatesOf(scripts['check:static']);
}

/** @param {string} name */
function runGate(name) {
  const [command, ...args] = npmCommand(process.env);
  return spawnSync(command, [...args, 'run', '--silent', name], { cwd: root, stdio: 'inherit' }).status === 0;
}

/**
 * What is pure, or patient, runs side by side; what lives in real time, one file after the other, so that it is not the
 * tests that disturb each other. Whoever names files or options gets one run of them.
 * @param {string[]} args
 */
function jestRuns(args) {
  if (args.length > 0) return [args];
  const real = ['--selectProjects', 'integration', 'e2e'];
  return [
    ['--selectProjects', 'unit', 'contract'],
    [...real, '--maxWorkers=2', '--testPathIgnorePatterns', 'node_modules', ...REAL_TIME],
    [...real, '--maxWorkers=1', '--testPathPatterns', ...REAL_TIME],
  ];
}

/**
 * @param {string[]} args
 * @returns {JestReport | undefined}
 */
function runJest(args) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'plenum-jest-'));
  const report = path.join(directory, 'report.json');
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const worker = findWorker(workerPlace(process.env));
  try {
    spawnSync(process.execPath, [jest, '--json', `--outputFile=${report}`, ...args], {
      cwd: root,
      // Jest prints the report a second time to its standard output.
      stdio: ['inherit', 'ignore', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', ...(worker && { MEDIASOUP_WORKER_BIN: worker.path }) },
    });
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @param {string} words */
function say(words) {
  process.stdout.write(`${words}\n`);
}
