/** `npm start`: does what is missing, then runs the database and the server until it is told to stop. */
import path from 'node:path';
import { findWorker } from '../../media/worker/worker.mjs';
import { startDatabase } from './database.mjs';
import { dataDirectory, makeDirectory } from './dataDirectory.mjs';
import { root, workerPlace } from './places.mjs';
import { prepare, productSteps } from './prepare.mjs';
import { runCommandLine } from './runCommandLine.mjs';
import { Supervisor } from './Supervisor.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';
import { startArguments } from './startArguments.mjs';
import { text } from './text.mjs';
import { tlsRemarks } from './tlsRemarks.mjs';
import { readTlsSettings } from './tlsSettings.mjs';
import { whenOrphaned } from './whenOrphaned.mjs';

const DRAIN_SECONDS = 20;
/** On top of the time the server takes to close. */
const CLOSING_MS = 15_000;

await runCommandLine(async () => {
  const { demo, help } = startArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${text('start.help')}\n`);
    return 0;
  }
  await prepare(productSteps());
  return run(demo);
});

/** @param {boolean} demo */
async function run(demo) {
  const dataDir = dataDirectory({ env: process.env });
  const given = process.env['DATABASE_URL'];
  if (given) makeDirectory(dataDir, undefined);
  const worker = findWorker(workerPlace(process.env));
  const tls = readTlsSettings(dataDir, process.env);
  for (const remark of tlsRemarks(tls)) process.stderr.write(`${remark}\n`);
  const supervisor = new Supervisor({
    ...(given
      ? {}
      : { startDatabase: (port) => startDatabase({ dataDir, ...(port && { port }), log: logDatabase }) }),
    serverCommand: (databaseUrl) => ({
      command: process.execPath,
      args: ['--enable-source-maps', path.join(root, 'dist', 'server', 'main.js')],
      cwd: root,
      env: {
        ...serverEnvironment(process.env, {
          demo,
          tls,
          found: {
            ...(databaseUrl && { DATABASE_URL: databaseUrl }),
            // On a terminal the address and the passwords should not scroll away.
            ...(process.stdout.isTTY && { PLENUM_LOG_LEVEL: 'warn' }),
          },
        }),
        PLENUM_DATA_DIR: dataDir,
        ...(worker && { MEDIASOUP_WORKER_BIN: worker.path }),
      },
    }),
    drainMs: Number(process.env['PLENUM_DRAIN_SECONDS'] || DRAIN_SECONDS) * 1000 + CLOSING_MS,
    say: (report, detail) => void process.stderr.write(`${text(`supervisor.${report}`, { detail })}\n`),
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT']))
    process.on(signal, () => supervisor.stop());
  if (process.env['npm_lifecycle_event']) whenOrphaned(() => supervisor.stop());
  return supervisor.run();
}

/**
 * What the database has to say that the server does not: not that it cuts connections when it is told to stop.
 * @param {string} line
 */
function logDatabase(line) {
  const isSerious = / (FATAL|PANIC): /.test(line) && !line.includes('administrator command');
  if (isSerious) process.stderr.write(`PostgreSQL: ${line}\n`);
}
