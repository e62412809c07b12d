import type { types } from 'mediasoup';
import type { ParticipantId } from '../server/contract/ids';
import type { QualityNotice, RtpCapabilities, SpeakersNotice } from '../server/contract/media';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';
import type { CrashGuard } from './CrashGuard';
import type { Leg } from './Leg';
import type { LinkReport } from './LinkReading';
import type { MediaWorker } from './MediaWorker';
import { MediaUnavailableError } from './mediaErrors';
import type { ProducedStream } from './ProducedStream';
import { QualityWatch } from './QualityWatch';
import { RtpLeg, type RtpLegReception } from './RtpLeg';
import { SpeakerWatch } from './SpeakerWatch';
import type { Clip } from './synthetic/Clip';
import { SyntheticLeg } from './synthetic/SyntheticLeg';
import { toMediaError } from './toMediaError';
import { WebRtcLeg } from './WebRtcLeg';

export interface MixerEvents {
  /** Its worker died: all legs are gone; open another mixer. Not emitted by `close()`. */
  died: [];
  closed: [];
  speakers: [SpeakersNotice];
  quality: [QualityNotice];
}

export interface MixerOptions {
  readonly id: string;
  /** Legs hear and see themselves: for the self-test. */
  readonly echo?: boolean;
}

interface MixerParts {
  readonly worker: MediaWorker;
  readonly guard: CrashGuard;
  readonly logger: Logger;
}

/** RFC 4353 mixer of one conference: a router, its legs, and everyone's streams to everyone else. (SPEC M1) */
export class Mixer extends TypedEmitter<MixerEvents> {
  readonly #legs = new Map<ParticipantId, Leg>();
  readonly #quality = new QualityWatch();
  /** The worker outlives most of its mixers. */
  readonly #leaveWorker: () => void;
  #closed = false;

  private constructor(
    readonly options: MixerOptions,
    private readonly parts: MixerParts,
    private readonly router: types.Router,
    private readonly speakerWatch: SpeakerWatch,
  ) {
    super();
    speakerWatch.on('changed', (notice) => this.emit('speakers', notice));
    this.#quality.on('changed', (notice) => this.emit('quality', notice));
    this.#leaveWorker = parts.worker.on('died', () => this.#die());
  }

  static async open(options: MixerOptions, parts: MixerParts): Promise<Mixer> {
    const router = await parts.worker.createRouter();
    const logger = parts.logger.child({ mixer: options.id });
    return new Mixer(options, { ...parts, logger }, router, await SpeakerWatch.open(router));
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Process id of the worker that carries it. */
  get workerPid(): number {
    return this.parts.worker.pid;
  }

  /** All that its plain RTP legs can send and receive. */
  get rtpCapabilities(): RtpCapabilities {
    return this.router.rtpCapabilities;
  }

  get legCount(): number {
    return this.#legs.size;
  }

  /** Who speaks now, for someone who has just come. */
  get speakers(): SpeakersNotice {
    return this.speakerWatch.notice;
  }

  get quality(): QualityNotice {
    return this.#quality.notice;
  }

  /**
   * Opens a browser's leg; an earlier leg of the same participant is closed.
   * @throws MediaRefusedError, MediaUnavailableError, QuarantinedError
   */
  openWebRtcLeg(
    participant: ParticipantId,
    { rtpCapabilities }: { readonly rtpCapabilities: RtpCapabilities },
  ): Promise<WebRtcLeg> {
    const { worker, guard, logger } = this.parts;
    const run = <T>(task: () => Promise<T>) => guard.run(worker, participant, task);
    const { router } = this;
    const { webRtcServer } = worker;
    return this.#unlessClosed(() =>
      guard.open(worker, participant, async () =>
        this.#join(await WebRtcLeg.open({ participant, rtpCapabilities, router, webRtcServer, run, logger })),
      ),
    );
  }

  /** Opens a leg of plain RTP: it sends, and with `reception` also receives. */
  openRtpLeg(participant: ParticipantId, reception?: RtpLegReception): Promise<RtpLeg> {
    const { logger } = this.parts;
    const options = { participant, router: this.router, logger, ...(reception ? { reception } : {}) };
    return this.#unlessClosed(async () => this.#join(await RtpLeg.open(options)));
  }

  /** Lets a clip speak and move as a participant, through the same door as any plain RTP. (SPEC M18) */
  async openSyntheticLeg(participant: ParticipantId, clip: Clip): Promise<SyntheticLeg> {
    return SyntheticLeg.open(await this.openRtpLeg(participant), clip);
  }

  /** How the links of all participants do now. */
  readLinks(): Promise<readonly LinkReport[]> {
    return Promise.all([...this.#legs.values()].map((leg) => leg.readLink()));
  }

  close(): void {
    if (this.#closed) return;
    this.#closeLegs();
    this.router.close();
    this.emit('closed');
    this.removeAllListeners();
  }

  async #unlessClosed<T>(task: () => Promise<T>): Promise<T> {
    this.#refuseClosed();
    try {
      return await task();
    } catch (cause) {
      throw toMediaError(cause);
    }
  }

  /** From here on the leg is offered what others send, and everyone what it sends. */
  async #join<L extends Leg>(leg: L): Promise<L> {
    if (this.#closed) leg.close();
    this.#refuseClosed();
    this.#legs.get(leg.participant)?.close();
    this.#legs.set(leg.participant, leg);
    leg.onClosed(() => this.#forget(leg));
    leg.producers.on('opened', (stream) => this.#opened(stream));
    const present = [...this.#legs.values()].flatMap(({ producers }) => producers.streams);
    await Promise.all(present.map((stream) => this.#offer(leg, stream)));
    return leg;
  }

  #opened(stream: ProducedStream): void {
    this.#quality.watch(stream);
    this.#notice('level not watched', this.speakerWatch.listen(stream));
    for (const leg of this.#legs.values()) this.#notice('stream not offered', this.#offer(leg, stream));
  }

  async #offer(leg: Leg, stream: ProducedStream): Promise<void> {
    if (stream.participant === leg.participant && !this.options.echo) return;
    await leg.consumers?.offer(stream);
  }

  /** Something that nobody waits for: a failure is worth a line, unless the mixer is just going away. */
  #notice(message: string, task: Promise<void>): void {
    task.catch((cause) => {
      if (!this.#closed && !this.router.closed) this.parts.logger.warn(message, { cause });
    });
  }

  #forget(leg: Leg): void {
    if (this.#legs.get(leg.participant) !== leg) return;
    this.#legs.delete(leg.participant);
    this.speakerWatch.left(leg.participant);
  }

  #die(): void {
    if (this.#closed) return;
    this.#closeLegs();
    this.emit('died');
    this.removeAllListeners();
  }

  #closeLegs(): void {
    this.#closed = true;
    this.#leaveWorker();
    for (const leg of [...this.#legs.values()]) leg.close();
    this.#quality.close();
    this.speakerWatch.close();
  }

  #refuseClosed(): void {
    if (this.#closed) throw new MediaUnavailableError();
  }
}
