import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { SerialQueue } from '../kernel/SerialQueue';
import type { EncodeOrder } from './encodePicture';
import { DiskFullError, FileRefusedError } from './filesErrors';
import type { PictureSize } from './readPictureSize';

/** Seconds of computing, and KiB of memory, that one picture may take. */
const CPU_SECONDS = 60;
const MEMORY_KIB = 1024 * 1024;
/** By the clock: a process that waits for nothing burns no computing time. */
/** As the process says it. */
const DISK_FULL = 3;
const PATIENCE_MS = 120_000;

/** How the process is started that writes pictures anew. */
export const PICTURE_PROCESS: readonly string[] = [join(__dirname, 'encodePictureProcess.js')];

/**
 * Has pictures decoded and written anew, each in a process of its own that is limited in time and memory, knows nothing
 * of our environment and steps back behind the meetings; one after the other.
 */
export class PictureEncoder {
  readonly #queue = new SerialQueue();
  readonly #closed = new AbortController();

  constructor(private readonly script: readonly string[] = PICTURE_PROCESS) {}

  /** Throws FileRefusedError where the picture cannot be read within the limits, DiskFullError. */
  encode(order: EncodeOrder): Promise<PictureSize> {
    return this.#queue.run(async () => {
      this.#closed.signal.throwIfAborted();
      const { code, output } = await this.#run(order);
      this.#closed.signal.throwIfAborted();
      if (code === DISK_FULL) throw new DiskFullError(new Error('a picture could not be written'));
      if (code !== 0) throw new FileRefusedError('picture-unreadable');
      return JSON.parse(output) as PictureSize;
    });
  }

  /** Ends what is being done. */
  async close(): Promise<void> {
    this.#closed.abort(new Error('closed'));
    await this.#queue.idle();
  }

  #run(order: EncodeOrder): Promise<{ code: number | null; output: string }> {
    const limits = `ulimit -t ${CPU_SECONDS}; ulimit -d ${MEMORY_KIB}; ulimit -c 0; exec nice -n 10 "$0" "$@"`;
    const child = spawn(
      '/bin/sh',
      ['-c', limits, process.execPath, '--max-old-space-size=128', ...this.script, JSON.stringify(order)],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { VIPS_BLOCK_UNTRUSTED: '1', MALLOC_ARENA_MAX: '2' },
        signal: this.#closed.signal,
        killSignal: 'SIGKILL',
        timeout: PATIENCE_MS,
      },
    );
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output = (output + data.toString()).slice(0, 1_000);
    });
    return new Promise((resolve) => {
      // Ended by us, or not started at all: 'close' or 'error', whichever comes.
      child.once('error', () => resolve({ code: null, output }));
      child.once('close', (code) => resolve({ code, output }));
    });
  }
}
