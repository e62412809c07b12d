import type { ParticipantId } from '../server/contract/ids';
import type { RtpCapabilities } from '../server/contract/media';
import type { SelfTestCheck } from '../server/contract/operations';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import { CrashGuard } from './CrashGuard';
import { toDeviceCapabilities } from './codecs';
import type { MediaConfig } from './MediaConfig';
import type { MediaWorker } from './MediaWorker';
import { Mixer, type MixerOptions } from './Mixer';
import { runMediaChecks } from './mediaChecks';
import { MediaUnavailableError } from './mediaErrors';
import { WorkerSlot } from './WorkerSlot';

/** A mixer is wanted while its worker is being replaced: wait this long for it. */
const PATIENCE_MS = 2000;

export interface WorkerDeath {
  readonly pid: number;
  readonly cause: Error;
  /** Ids of the mixers it carried. */
  readonly mixers: readonly string[];
  /** Whose requests were running or had just run. */
  readonly suspects: readonly ParticipantId[];
}

export interface MediaServerEvents {
  workerDied: [WorkerDeath];
  workerReplaced: [pid: number];
  /** This participant's device has brought workers down too often and is refused from now on. (SPEC M8) */
  quarantined: [ParticipantId];
}

/** The media workers: starts them, places mixers on the least loaded, replaces one that dies. */
export class MediaServer extends TypedEmitter<MediaServerEvents> {
  readonly #slots: readonly WorkerSlot[];
  readonly #guard = new CrashGuard();
  readonly #logger: Logger;
  #rtpCapabilities: RtpCapabilities = {};

  constructor(
    private readonly config: MediaConfig,
    logger: Logger,
  ) {
    super();
    this.#logger = logger.child({ part: 'media' });
    this.#slots = Array.from({ length: config.workers }, (_, index) => this.#openSlot(index));
  }

  /** @throws MediaUnavailableError when the worker does not run, MediaPortTakenError */
  async start(): Promise<void> {
    const started = await Promise.allSettled(this.#slots.map((slot) => slot.start()));
    const failed = started.find((result) => result.status === 'rejected');
    if (failed) {
      await this.close();
      throw failed.reason;
    }
    this.#rtpCapabilities = await this.#readCapabilities();
    this.#logger.info('media workers started', { pids: this.workerPids() });
  }

  /**
   * Opens the mixer of one conference; the caller closes it.
   * @throws MediaUnavailableError while there is no worker
   */
  async openMixer(options: MixerOptions): Promise<Mixer> {
    const slot = this.#leastLoaded() ?? (await this.#nextReplaced());
    const worker = slot?.worker;
    if (!slot || !worker) throw new MediaUnavailableError();
    const parts = { worker, guard: this.#guard, logger: this.#logger };
    const mixer = await Mixer.open(options, parts).catch((cause) => {
      throw new MediaUnavailableError(undefined, { cause });
    });
    slot.mixers.add(mixer);
    mixer.on('closed', () => void slot.mixers.delete(mixer));
    return mixer;
  }

  /** What every mixer can carry, as devices are told; the same for all mixers, known once started. */
  get rtpCapabilities(): RtpCapabilities {
    return this.#rtpCapabilities;
  }

  /** Looks at the workers and their ports, and sends sound and picture through a mixer and back. */
  checks(): Promise<SelfTestCheck[]> {
    return runMediaChecks(this);
  }

  workers(): MediaWorker[] {
    return this.#slots.flatMap(({ worker }) => worker ?? []);
  }

  workerPids(): number[] {
    return this.workers().map(({ pid }) => pid);
  }

  isQuarantined(participant: ParticipantId): boolean {
    return this.#guard.isQuarantined(participant);
  }

  /** Closes all mixers and ends the workers. */
  async close(): Promise<void> {
    await Promise.all(this.#slots.map((slot) => slot.close()));
    this.removeAllListeners();
  }

  /** mediasoup tells them only of a router. */
  async #readCapabilities(): Promise<RtpCapabilities> {
    const router = await this.workers()[0]?.createRouter();
    router?.close();
    return toDeviceCapabilities(router?.rtpCapabilities ?? {});
  }

  #openSlot(index: number): WorkerSlot {
    const { firstPort } = this.config;
    const port = firstPort === 0 ? 0 : firstPort + index;
    const slot = new WorkerSlot({ config: this.config, port, logger: this.#logger });
    slot.on('died', (worker, mixers, cause) => this.#died(worker, mixers, cause));
    slot.on('replaced', ({ pid }) => {
      this.#logger.info('media worker replaced', { pid });
      this.emit('workerReplaced', pid);
    });
    return slot;
  }

  #died(worker: MediaWorker, mixers: readonly string[], cause: Error): void {
    const { suspects, quarantined } = this.#guard.died(worker);
    this.#logger.error('media worker died', { pid: worker.pid, cause, mixers, suspects });
    if (quarantined !== undefined) this.emit('quarantined', quarantined);
    this.emit('workerDied', { pid: worker.pid, cause, mixers, suspects });
  }

  #leastLoaded(): WorkerSlot | undefined {
    return this.#slots.filter(({ worker }) => worker?.alive).sort((a, b) => a.load - b.load)[0];
  }

  #nextReplaced(): Promise<WorkerSlot | undefined> {
    return new Promise((resolve) => {
      const undo = this.on('workerReplaced', () => settle());
      const timer = setTimeout(() => settle(), PATIENCE_MS);
      const settle = () => {
        undo();
        clearTimeout(timer);
        resolve(this.#leastLoaded());
      };
    });
  }
}
