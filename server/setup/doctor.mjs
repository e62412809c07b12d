/** `npm run doctor`: looks at everything Plenum needs and names the cause of what is wrong. Ends with 1 if anything is. */
import { dataDirectory } from './dataDirectory.mjs';
import { machineChecks } from './doctorChecks.mjs';
import { RunningServer } from './RunningServer.mjs';
import { runCommandLine } from './runCommandLine.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';
import { text } from './text.mjs';
import { readTlsSettings } from './tlsSettings.mjs';

/** @typedef {import('./doctorChecks.mjs').Check} Check */
/** @typedef {import('./doctorChecks.mjs').Finding} Finding */

const SIGNS = { good: '✓', remark: '!', bad: '✗' };

await runCommandLine(async () => {
  const dataDir = dataDirectory({ env: process.env });
  const settings = serverEnvironment(process.env, { found: {}, tls: readTlsSettings(dataDir, process.env) });
  const server = new RunningServer(settings);
  const isRunning = await server.isUp();
  /** @type {Check[]} */
  const checks = [
    ...machineChecks({ env: { ...settings, ...process.env }, dataDir, isRunning }),
    ...(isRunning ? serverChecks(server, dataDir) : []),
  ];
  let bad = 0;
  for (const check of checks) {
    const finding = await examine(check);
    if (finding.state === 'bad') bad++;
    print(check, finding);
  }
  process.stdout.write(`${bad === 0 ? text('doctor.allGood') : text('doctor.someBad', { count: bad })}\n`);
  return bad === 0 ? 0 : 1;
});

/**
 * @param {RunningServer} server
 * @param {string} dataDir
 * @returns {Check[]}
 */
function serverChecks(server, dataDir) {
  return [
    { name: 'doctor.server', look: () => server.readiness() },
    { name: 'doctor.selfTest', look: () => server.selfTest(dataDir) },
  ];
}

/**
 * @param {Check} check
 * @returns {Promise<Finding>}
 */
async function examine({ look }) {
  try {
    return await look();
  } catch (error) {
    return { state: 'bad', detail: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {Check} check
 * @param {Finding} finding
 */
function print({ name }, { state, detail, remedy }) {
  const lines = [`${SIGNS[state]} ${text(name)}: ${detail}`, ...(remedy ? [`→ ${remedy}`] : [])];
  process.stdout.write(`${lines.join('\n').replaceAll('\n', '\n    ')}\n`);
}
