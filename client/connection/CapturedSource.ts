import { CaptureFailed } from './DeviceOpener';
import type { CaptureProblem } from './readCaptureProblem';

/** What one source is doing; the last four are the reasons why it is not on although it should be. */
export type SourceCapture = 'off' | 'starting' | 'on' | CaptureProblem;

/** A track after processing (noise, blur) and the means to stop that processing. */
export interface ProcessedTrack {
  readonly track: MediaStreamTrack;
  close(): void;
}

export interface CapturedSourcePorts {
  open(device: string | null): Promise<MediaStreamTrack>;
  process(track: MediaStreamTrack): Promise<ProcessedTrack>;
  /** State or track changed. */
  changed(): void;
  /** Processing was asked for and cannot be had; the plain track is used instead. */
  processingFailed(cause: unknown): void;
}

interface Wanted {
  readonly on: boolean;
  readonly device: string | null;
  readonly processed: boolean;
}

/**
 * One captured source, a camera or a microphone. It is told what is wanted and makes it so, one step at a time:
 * wishes that change while a device opens are simply met afterwards.
 */
export class CapturedSource {
  #wanted: Wanted = { on: false, device: null, processed: false };
  #raw: MediaStreamTrack | null = null;
  #rawDevice: string | null = null;
  #processed: ProcessedTrack | null = null;
  #processable = true;
  #closed = false;
  #settling: Promise<void> | null = null;
  #capture: SourceCapture = 'off';
  #track: MediaStreamTrack | null = null;

  /** `whenOff`: a camera is released so that its light goes out; a microphone is kept to come back at once. */
  constructor(
    private readonly ports: CapturedSourcePorts,
    private readonly whenOff: 'release' | 'keep',
  ) {}

  get capture(): SourceCapture {
    return this.#capture;
  }

  /** What may be sent; null while off. */
  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Id of the device in use; null while none is. */
  get device(): string | null {
    return this.#raw?.getSettings().deviceId ?? null;
  }

  /** Resolves when what is wanted is so, or has failed. */
  want(wanted: Partial<Wanted>): Promise<void> {
    this.#wanted = { ...this.#wanted, ...wanted };
    if (wanted.processed === true) this.#processable = true;
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = null;
    });
    return this.#settling;
  }

  close(): void {
    this.#closed = true;
    void this.want({ on: false });
    this.#release();
    this.#show('off');
  }

  async #settle(): Promise<void> {
    for (;;) {
      const wanted = this.#wanted;
      await this.#meet(wanted);
      if (wanted === this.#wanted) return;
    }
  }

  async #meet(wanted: Wanted): Promise<void> {
    if (!wanted.on) return this.#turnOff();
    try {
      if (this.#raw !== null && this.#rawDevice !== wanted.device) this.#release();
      if (this.#raw === null) {
        this.#show('starting');
        await this.#open(wanted.device);
      }
      if (this.#wanted.on) await this.#applyProcessing(wanted.processed);
      if (this.#wanted.on) this.#turnOn();
      else this.#turnOff();
    } catch (cause) {
      this.#release();
      this.#show(cause instanceof CaptureFailed ? cause.problem : 'failed');
    }
  }

  #turnOn(): void {
    if (this.#raw === null) return;
    this.#raw.enabled = true;
    this.#show('on', this.#processed?.track ?? this.#raw);
  }

  #turnOff(): void {
    if (this.#closed || this.whenOff === 'release') this.#release();
    else if (this.#raw !== null) this.#raw.enabled = false;
    this.#show('off');
  }

  async #open(device: string | null): Promise<void> {
    const track = await this.ports.open(device);
    this.#raw = track;
    this.#rawDevice = device;
    track.addEventListener('ended', () => this.#unplugged(track));
  }

  async #applyProcessing(processed: boolean): Promise<void> {
    if (!processed || !this.#processable) return this.#closeProcessing();
    if (this.#processed !== null || this.#raw === null) return;
    try {
      this.#processed = await this.ports.process(this.#raw);
    } catch (cause) {
      this.#processable = false;
      this.ports.processingFailed(cause);
    }
  }

  /** The device is gone while in use: another one takes over, if there is one. */
  #unplugged(track: MediaStreamTrack): void {
    if (track !== this.#raw) return;
    this.#release();
    void this.want({ device: null });
  }

  #release(): void {
    this.#closeProcessing();
    this.#raw?.stop();
    this.#raw = null;
  }

  #closeProcessing(): void {
    this.#processed?.close();
    this.#processed = null;
  }

  #show(capture: SourceCapture, track: MediaStreamTrack | null = null): void {
    if (capture === this.#capture && track === this.#track) return;
    this.#capture = capture;
    this.#track = track;
    this.ports.changed();
  }
}
