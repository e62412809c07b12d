import { createWorker, type types } from 'mediasoup';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { MEDIA_CODECS } from './codecs';
import type { MediaConfig } from './MediaConfig';
import { MediaPortTakenError, MediaUnavailableError } from './mediaErrors';
import { WorkerWatchdog } from './WorkerWatchdog';

const CLOSE_MS = 1000;

export interface MediaWorkerOptions {
  readonly config: MediaConfig;
  /** UDP and TCP port, 0 for any. */
  readonly port: number;
  readonly logger: Logger;
}

/** One mediasoup worker process with the port it serves; it dies once and is then replaced by another. */
export class MediaWorker extends TypedEmitter<{ died: [cause: Error] }> {
  readonly #watchdog: WorkerWatchdog;

  private constructor(
    private readonly worker: types.Worker,
    readonly webRtcServer: types.WebRtcServer,
    private readonly logger: Logger,
  ) {
    super();
    this.#watchdog = new WorkerWatchdog(
      () => worker.getResourceUsage(),
      () => this.#kill(),
    );
    worker.on('died', (cause) => {
      this.#watchdog.close();
      this.emit('died', cause);
    });
  }

  /** @throws MediaUnavailableError when the binary does not run, MediaPortTakenError */
  static async start({ config, port, logger }: MediaWorkerOptions): Promise<MediaWorker> {
    const worker = await createWorker({ logLevel: config.workerLogLevel ?? 'error' }).catch((cause) => {
      throw new MediaUnavailableError('the media worker does not start', { cause });
    });
    try {
      const server = await worker.createWebRtcServer({ listenInfos: toListenInfos(config, port) });
      return new MediaWorker(worker, server, logger.child({ worker: worker.pid }));
    } catch (cause) {
      worker.close();
      throw new MediaPortTakenError(port, { cause });
    }
  }

  get pid(): number {
    return this.worker.pid;
  }

  get alive(): boolean {
    return !this.worker.closed;
  }

  createRouter(): Promise<types.Router> {
    return this.worker.createRouter({ mediaCodecs: MEDIA_CODECS });
  }

  /** Resolves once the worker has answered. */
  async ping(): Promise<void> {
    await this.worker.getResourceUsage();
  }

  /** The UDP and TCP ports that are really bound. */
  async boundPorts(): Promise<{ readonly udp: number[]; readonly tcp: number[] }> {
    const { udpSockets, tcpServers } = await this.webRtcServer.dump();
    return { udp: udpSockets.map(({ port }) => port), tcp: tcpServers.map(({ port }) => port) };
  }

  /** Asks the process to end, and ends it if it does not. */
  async close(): Promise<void> {
    this.#watchdog.close();
    if (this.worker.subprocessClosed) return;
    const ended = new Promise<void>((resolve) => this.worker.once('subprocessclose', resolve));
    this.worker.close();
    const impatience = setTimeout(() => this.#kill(), CLOSE_MS);
    await ended;
    clearTimeout(impatience);
  }

  #kill(): void {
    this.logger.warn('worker does not answer and is ended');
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch (cause) {
      this.logger.debug('worker had already ended', { cause });
    }
  }
}

function toListenInfos(config: MediaConfig, port: number): types.TransportListenInfo[] {
  const { listenAddress: ip, announcedAddress } = config;
  const address = { ip, port, ...(announcedAddress === undefined ? {} : { announcedAddress }) };
  return [
    { protocol: 'udp', ...address },
    { protocol: 'tcp', ...address },
  ];
}
