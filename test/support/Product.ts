import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts } from './freePorts';
import { createTestDatabase } from './testDatabase';
import { until } from './until';
import { workerBin } from './workerBin';

const SERVER = resolve(__dirname, '../../dist/server/main.js');

export interface DemoAccount {
  readonly role: 'admin' | 'host' | 'member';
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The whole product as its users have it: the built server as a process, with a database and a data directory of its own. */
export class Product {
  readonly output: string[] = [];
  #process: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  /** Starts it and waits until it is ready. `settings` go on top of ports and directories. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
    const [http = 0, sip = 0, media = 0] = await freePorts(3);
    const env = {
      PLENUM_HTTP_PORT: String(http),
      PLENUM_SIP_PORT: String(sip),
      PLENUM_MEDIA_PORT: String(media),
      PLENUM_MEDIA_WORKERS: '1',
      PLENUM_DATA_DIR: mkdtempSync(join(tmpdir(), 'plenum-product-')),
      PLENUM_LOG_LEVEL: 'info',
      DATABASE_URL: settings['DATABASE_URL'] ?? (await createDatabase()),
      MEDIASOUP_WORKER_BIN: workerBin(),
      ...settings,
    };
    const product = new Product(`http://localhost:${http}`, env);
    await product.launch();
    return product;
  }

  get pid(): number {
    const pid = this.#process?.pid;
    if (!pid) throw new Error('the product is not running');
    return pid;
  }

  /** The UDP and TCP port of the first media worker. */
  get mediaPort(): number {
    return Number(this.env['PLENUM_MEDIA_PORT']);
  }

  /** Process ids of the media workers. */
  get workerPids(): number[] {
    return childrenOf(this.pid).filter((pid) => commandOf(pid).includes('mediasoup-worker'));
  }

  get demoAccounts(): DemoAccount[] {
    return JSON.parse(readFileSync(join(this.env['PLENUM_DATA_DIR'] ?? '', 'demo-accounts.json'), 'utf8'));
  }

  /** Starts the server process again, with the same ports, data and database. */
  async launch(): Promise<void> {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, [SERVER], {
      env: { PATH, HOME, NODE_ENV: 'production', ...this.env },
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => this.output.push(String(data)));
    await until(
      'the server is ready',
      async () => {
        if (child.exitCode !== null) throw new Error(`the server ended:\n${this.output.join('')}`);
        return (await fetch(`${this.url}/readyz`)).ok;
      },
      { within: 30_000 },
    );
  }

  /** `kill -9`: nothing is saved, nobody is told. */
  async crash(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** SIGTERM, as an operator stops it; resolves with the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Stops it and removes what it kept. */
  async dispose(): Promise<void> {
    if (this.#process?.exitCode === null) await this.stop();
    rmSync(this.env['PLENUM_DATA_DIR'] ?? '', { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (!child) return null;
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    child.kill(signal);
    return ended;
  }
}

/** A fresh database; answers its URL. */
export async function createDatabase(): Promise<string> {
  return createTestDatabase(`plenum_${randomUUID().replaceAll('-', '')}`);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) \S /, '')
        .split(' ')[0],
    );
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
