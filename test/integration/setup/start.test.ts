import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../../../server/setup/lockFile.mjs';
import { freePorts } from '../../support/freePorts';
import { until } from '../../support/until';
import { workerBin } from '../../support/workerBin';

const START = path.resolve(__dirname, '../../../server/setup/start.mjs');
const MINUTES = 60_000;

let dataDir: string;
let env: NodeJS.ProcessEnv;
const started: ChildProcess[] = [];

beforeEach(async () => {
  const [http, sip, media] = await freePorts(3);
  dataDir = mkdtempSync(path.join(tmpdir(), 'plenum-start-'));
  env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LC_ALL: 'C.UTF-8',
    PLENUM_HTTP_PORT: String(http),
    PLENUM_SIP_PORT: String(sip),
    PLENUM_MEDIA_PORT: String(media),
    PLENUM_MEDIA_WORKERS: '1',
    PLENUM_DATA_DIR: dataDir,
    PLENUM_DRAIN_SECONDS: '0',
    PLENUM_WORKER_BIN: workerBin(),
  };
});

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** `npm start`, and all it says. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [START, ...args], { env });
  started.push(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(String(data)));
  const ended = once(child, 'close').then(([code]) => Number(code));
  return { pid: child.pid ?? 0, ended, said: () => said.join(''), stop: () => child.kill('SIGTERM') };
}

const isReady = async () => (await fetch(`http://127.0.0.1:${env['PLENUM_HTTP_PORT']}/readyz`)).ok;

/** The processes a process has started, by their command lines. */
function childrenOf(parent: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const ppid = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/\(.*\)/, '-')
          .split(' ')[3];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(ppid) === parent ? [{ pid: Number(pid), command }] : [];
      } catch {
        return [];
      }
    });
}

const serverOf = (parent: number) =>
  childrenOf(parent).find(({ command }) => command.includes('main.js'))?.pid;

test(
  'a killed server is back within a second, and nothing is left when it is told to stop',
  async () => {
    const product = start('--no-demo');
    await until('the product is ready', isReady, { within: MINUTES });
    const first = serverOf(product.pid);
    const everything = childrenOf(product.pid).map(({ pid }) => pid);
    process.kill(first ?? 0, 'SIGKILL');
    const isBack = () => serverOf(product.pid) !== undefined && serverOf(product.pid) !== first;
    await until('another server runs', isBack, { within: 1000 });
    await until('the product is ready again', isReady, { within: MINUTES });
    expect(product.said()).toContain('The server ended (SIGKILL) and is started again.');

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Another Plenum (process ${product.pid}) uses the data in ${dataDir}.`);

    everything.push(...childrenOf(product.pid).map(({ pid }) => pid));
    product.stop();
    expect(await product.ended).toBe(0);
    expect(everything.filter(isAlive)).toEqual([]);
  },
  3 * MINUTES,
);

test(
  'when npm is told to stop, nothing of the product is left behind',
  async () => {
    // npm runs a shell that runs the script, and hands no signal on to it.
    const npm = spawn('sh', ['-c', `"${process.execPath}" "${START}" --no-demo; exit $?`], {
      env: { ...env, npm_lifecycle_event: 'start' },
      stdio: 'ignore',
    });
    started.push(npm);
    await until('the product is ready', isReady, { within: MINUTES });
    const [script] = childrenOf(npm.pid ?? 0);
    const everything = [script, ...childrenOf(script?.pid ?? 0)].map((process) => process?.pid ?? 0);
    expect(everything.length).toBeGreaterThan(2);
    npm.kill('SIGTERM');
    await until('everything has ended', () => !everything.some(isAlive), { within: MINUTES });
  },
  3 * MINUTES,
);

test(
  'a port that is taken ends the start with its name, and is not tried again',
  async () => {
    const other = createServer().listen(Number(env['PLENUM_HTTP_PORT']), '127.0.0.1');
    await once(other, 'listening');
    try {
      const product = start();
      expect(await product.ended).toBe(78);
      expect(product.said()).toContain('PLENUM_HTTP_PORT');
    } finally {
      other.close();
    }
  },
  2 * MINUTES,
);

test('a misspelt option is refused, and --help explains', async () => {
  const misspelt = start('--nodemo');
  expect(await misspelt.ended).toBe(1);
  expect(misspelt.said()).toContain('--help');
  const help = start('--help');
  expect(await help.ended).toBe(0);
  expect(help.said()).toContain('--no-demo');
});
