import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { WorkerError } from '../../media/worker/WorkerError.mjs';
import { findWorker, proveWorker } from '../../media/worker/worker.mjs';
import { startDatabase } from './database.mjs';
import { databaseAccount, findDatabaseAccount } from './databaseAccount.mjs';
import { clusterDirectory } from './dataDirectory.mjs';
import { testRequirements } from './debianPackages.mjs';
import { findProgram } from './findProgram.mjs';
import { isSupported } from './nodeVersionStep.mjs';
import { packagesStep } from './packagesStep.mjs';
import { root, workerPlace } from './places.mjs';
import { postgresPrograms } from './postgresPrograms.mjs';
import { runCommand } from './runCommand.mjs';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * What was found, and what to do where that is not good.
 * @typedef {{ state: 'good' | 'remark' | 'bad', detail: string, remedy?: string }} Finding
 * @typedef {{ name: import('./text.mjs').TextKey, look(): Promise<Finding> }} Check
 */

const MEBIBYTE = 1024 * 1024;
const LEAST_FREE_MIB = 1024;

/**
 * What can be looked at without a running server.
 * @param {{ env: NodeJS.ProcessEnv, dataDir: string, isRunning: boolean }} subject
 * @returns {Check[]}
 */
export function machineChecks({ env, dataDir, isRunning }) {
  return [
    { name: 'step.node', look: checkNode },
    { name: 'step.packages', look: checkPackages },
    { name: 'step.worker', look: () => checkWorker(env) },
    ...(isRunning ? [] : [checkOf('doctor.database', () => checkDatabase(env, dataDir))]),
    ...(isRunning ? [] : portChecks(env)),
    { name: 'doctor.disk', look: async () => checkDisk(dataDir) },
    { name: 'doctor.browser', look: async () => checkBrowser(env) },
  ];
}

/**
 * @param {Check['name']} name
 * @param {Check['look']} look
 * @returns {Check}
 */
function checkOf(name, look) {
  return { name, look };
}

/** @returns {Promise<Finding>} */
async function checkNode() {
  const detail = process.versions.node;
  return isSupported(detail)
    ? { state: 'good', detail }
    : { state: 'bad', detail, remedy: text('node.remedy') };
}

/** @returns {Promise<Finding>} */
async function checkPackages() {
  return (await packagesStep(root).isDone())
    ? { state: 'good', detail: text('doctor.packages.good') }
    : { state: 'bad', detail: text('doctor.packages.bad'), remedy: text('doctor.remedy.start') };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Finding>}
 */
async function checkWorker(env) {
  const place = workerPlace(env);
  if (!existsSync(path.join(place.mediasoupDirectory, 'package.json')))
    return { state: 'bad', detail: text('doctor.worker.noPackages'), remedy: text('doctor.remedy.start') };
  try {
    const worker = findWorker(place);
    if (!worker)
      return { state: 'bad', detail: text('doctor.worker.none'), remedy: text('doctor.remedy.start') };
    const detail = `${text(`worker.${worker.origin}`)}: ${worker.path}`;
    const failure = await proveWorker(worker.path, env, runCommand);
    if (failure)
      return { state: 'bad', detail: `${detail}\n${failure}`, remedy: text('worker.proof-failed.remedy') };
    return worker.origin === 'built with NSS'
      ? { state: 'remark', detail, remedy: text('doctor.worker.slow') }
      : { state: 'good', detail };
  } catch (error) {
    if (!(error instanceof WorkerError)) throw error;
    const detail = text(`worker.${error.failure}`, { detail: error.detail });
    return { state: 'bad', detail, remedy: text(`worker.${error.failure}.remedy`) };
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataDir
 * @returns {Promise<Finding>}
 */
async function checkDatabase(env, dataDir) {
  const given = env['DATABASE_URL'];
  try {
    if (given) return { state: 'good', detail: await askDatabase(given) };
    // Looking changes nothing: the account itself is made by the first start.
    const isFirst = process.getuid?.() === 0 && findDatabaseAccount() === undefined;
    const account = isFirst ? undefined : databaseAccount();
    const programs = postgresPrograms(account);
    if (isFirst || !existsSync(dataDir) || !existsSync(clusterDirectory(dataDir, account))) {
      const version = await runCommand(path.join(programs, 'postgres'), ['--version'], {
        ...account,
        cwd: '/',
      });
      return { state: 'good', detail: version };
    }
    const database = await startDatabase({ dataDir });
    const detail = await askDatabase(database.url);
    await database.stop();
    return { state: 'good', detail };
  } catch (error) {
    if (error instanceof SetupError) return { state: 'bad', detail: error.why, remedy: error.remedy };
    const detail = error instanceof Error ? error.message || String(error.cause ?? error) : String(error);
    return { state: 'bad', detail, remedy: text(given ? 'doctor.database.given' : 'doctor.remedy.start') };
  }
}

/** @param {string} url */
async function askDatabase(url) {
  const { Client } = await import('pg').then((pg) => pg.default);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version') AS version");
    return `PostgreSQL ${rows[0].version}`;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Can the server have its ports?
 * @param {NodeJS.ProcessEnv} env
 * @returns {Check[]}
 */
function portChecks(env) {
  const host = env['PLENUM_HTTP_HOST'] || '127.0.0.1';
  const http = Number(env['PLENUM_HTTP_PORT'] || 3000);
  const sip = Number(env['PLENUM_SIP_PORT'] || 5060);
  const media = Number(env['PLENUM_MEDIA_PORT'] || 30_000);
  const workers = Number(env['PLENUM_MEDIA_WORKERS'] || os.availableParallelism());
  const mediaPorts = Array.from({ length: workers }, (_, index) => (media === 0 ? 0 : media + index));
  return [
    { name: 'doctor.httpPort', look: () => checkPorts('PLENUM_HTTP_PORT', host, { tcp: [http], udp: [] }) },
    { name: 'doctor.sipPort', look: () => checkPorts('PLENUM_SIP_PORT', host, { tcp: [sip], udp: [sip] }) },
    {
      name: 'doctor.mediaPorts',
      look: () => checkPorts('PLENUM_MEDIA_PORT', host, { tcp: mediaPorts, udp: mediaPorts }),
    },
  ];
}

/**
 * @param {string} setting
 * @param {string} host
 * @param {{ tcp: number[], udp: number[] }} ports
 * @returns {Promise<Finding>}
 */
async function checkPorts(setting, host, { tcp, udp }) {
  const attempts = [
    ...tcp.map((port) => ({ name: `TCP ${port}`, taken: tryTcp(host, port) })),
    ...udp.map((port) => ({ name: `UDP ${port}`, taken: tryUdp(host, port) })),
  ];
  for (const { name, taken } of attempts) {
    const reason = await taken;
    if (reason)
      return { state: 'bad', detail: `${name}: ${reason}`, remedy: text('doctor.port.remedy', { setting }) };
  }
  return { state: 'good', detail: attempts.map(({ name }) => name).join(', ') };
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | undefined>} why not
 */
async function tryTcp(host, port) {
  const server = createServer().listen(port, host);
  const reason = await once(server, 'listening').then(
    () => undefined,
    (error) => error.message,
  );
  server.close();
  return reason;
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | undefined>} why not
 */
async function tryUdp(host, port) {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').bind(port, host);
  const reason = await once(socket, 'listening').then(
    () => undefined,
    (error) => error.message,
  );
  socket.close();
  return reason;
}

/**
 * @param {string} dataDir
 * @returns {Finding}
 */
function checkDisk(dataDir) {
  const place = nearestExisting(dataDir);
  const { bavail, bsize } = statfsSync(place);
  const free = Math.floor((bavail * bsize) / MEBIBYTE);
  const detail = text('doctor.disk.free', { free, place });
  return free >= LEAST_FREE_MIB
    ? { state: 'good', detail }
    : { state: 'bad', detail, remedy: text('doctor.disk.remedy', { least: LEAST_FREE_MIB }) };
}

/** @param {string} directory @returns {string} */
function nearestExisting(directory) {
  return existsSync(directory) ? directory : nearestExisting(path.dirname(directory));
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Finding}
 */
function checkBrowser(env) {
  const programs = testRequirements.find((each) => each.package === 'chromium')?.programs ?? [];
  const found = programs.map((program) => findProgram(program, env)).find(Boolean);
  return found
    ? { state: 'good', detail: found }
    : { state: 'remark', detail: text('doctor.browser.none'), remedy: text('doctor.browser.remedy') };
}
