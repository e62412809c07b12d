import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { dieWithParent } from './dieWithParent.mjs';
import { RestartDelay } from './RestartDelay.mjs';

/** The server's way of saying that its settings are wrong (sysexits.h, EX_CONFIG): starting again would not help. */
export const WRONG_SETTINGS = 78;

/**
 * `startDatabase` is asked again, with the port of the first time, when the database dies; absent where the database
 * is somebody else's. `startServer` gives the command of the server, for the database's address. `say` reports what
 * the person who watches should know.
 * @typedef {import('./database.mjs').RunningDatabase} RunningDatabase
 * @typedef {{ command: string, args: string[], env: NodeJS.ProcessEnv, cwd: string }} ServerCommand
 * @typedef {'server-died' | 'server-wrong' | 'database-died' | 'database-failed' | 'stopping'} Report
 * @typedef {{
 *   startDatabase?: (port: number | undefined) => Promise<RunningDatabase>,
 *   serverCommand: (databaseUrl: string | undefined) => ServerCommand,
 *   drainMs: number,
 *   say(report: Report, detail: string): void,
 * }} SupervisorOptions
 */

/** Keeps the database and the server running until it is told to stop: the server first, then the database. */
export class Supervisor {
  /** @type {SupervisorOptions} */
  #options;
  /** @type {RunningDatabase | undefined} */
  #database;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #server;
  #stopping = new AbortController();

  /** @param {SupervisorOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Runs until `stop` is called, or until the server says that its settings are wrong.
   * @returns {Promise<number>} the exit code
   */
  async run() {
    await this.#openDatabase(undefined);
    const guarding = this.#guardDatabase();
    try {
      return await this.#guardServer();
    } finally {
      this.#stopping.abort();
      await guarding;
      await this.#database?.stop();
    }
  }

  /** Lets the server end in its own time; asked a second time, ends it at once. */
  stop() {
    if (this.#stopping.signal.aborted) {
      this.#server?.kill('SIGKILL');
      return;
    }
    this.#options.say('stopping', '');
    this.#stopping.abort();
    this.#server?.kill('SIGTERM');
    setTimeout(() => this.#server?.kill('SIGKILL'), this.#options.drainMs).unref();
  }

  /** @param {number | undefined} port */
  async #openDatabase(port) {
    this.#database = await this.#options.startDatabase?.(port);
  }

  /** Starts the database again when it dies, at the same address. */
  async #guardDatabase() {
    const restart = new RestartDelay();
    while (this.#database && !this.#stopping.signal.aborted) {
      const { exited, port, stop } = this.#database;
      const began = Date.now();
      await Promise.race([exited, this.#stopped()]);
      if (this.#stopping.signal.aborted) return;
      this.#options.say('database-died', '');
      await stop();
      await this.#reopenDatabase(port, restart, Date.now() - began);
    }
  }

  /**
   * @param {number} port
   * @param {RestartDelay} restart
   * @param {number} ranMs
   */
  async #reopenDatabase(port, restart, ranMs) {
    for (let ran = ranMs; !this.#stopping.signal.aborted; ran = 0) {
      await this.#pause(restart.after(ran));
      try {
        return await this.#openDatabase(port);
      } catch (error) {
        this.#database = undefined;
        this.#options.say('database-failed', error instanceof Error ? error.message : String(error));
      }
    }
  }

  async #guardServer() {
    const restart = new RestartDelay();
    while (!this.#stopping.signal.aborted) {
      const began = Date.now();
      const { code, reason } = await this.#runServer();
      if (this.#stopping.signal.aborted) break;
      if (code === WRONG_SETTINGS) {
        this.#options.say('server-wrong', reason);
        return WRONG_SETTINGS;
      }
      const wait = restart.after(Date.now() - began);
      this.#options.say('server-died', reason);
      await this.#pause(wait);
    }
    return 0;
  }

  async #runServer() {
    const { command, args, env, cwd } = this.#options.serverCommand(this.#database?.url);
    const [program, programArgs] = dieWithParent('TERM', command, args);
    // A session of its own: Ctrl-C in the terminal comes here, and from here as a wish to end in order.
    this.#server = spawn(program, programArgs, {
      env,
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const [code, signal] = await once(this.#server, 'exit').catch((error) => [1, String(error)]);
    this.#server = undefined;
    return { code, reason: signal ?? `exit code ${code}` };
  }

  /** @param {number} ms */
  async #pause(ms) {
    await delay(ms, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }

  async #stopped() {
    if (!this.#stopping.signal.aborted) await once(this.#stopping.signal, 'abort');
  }
}
