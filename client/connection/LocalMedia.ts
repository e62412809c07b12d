import { blurBackground } from './blurBackground';
import { CapturedSource, type SourceCapture } from './CapturedSource';
import { type DeviceChoices, DeviceList } from './DeviceList';
import { DeviceOpener } from './DeviceOpener';
import { LevelMeter } from './LevelMeter';
import { type RememberedChoices, rememberedChoices } from './rememberedChoices';
import { suppressNoise } from './suppressNoise';

export type { SourceCapture } from './CapturedSource';
export type { DeviceView } from './DeviceList';

export type CapturedSourceName = 'microphone' | 'camera';

export interface LocalMediaState {
  readonly microphone: SourceCapture;
  readonly camera: SourceCapture;
  readonly devices: DeviceChoices;
  /** Device ids; null is the browser's default. */
  readonly selected: {
    readonly microphone: string | null;
    readonly camera: string | null;
    readonly speaker: string | null;
  };
  /** Ids of the devices that are open, whoever chose them. */
  readonly inUse: { readonly microphone: string | null; readonly camera: string | null };
  readonly noiseSuppression: boolean;
  readonly blur: boolean;
  /** What was switched on and cannot be had on this device. */
  readonly unavailable: { readonly noiseSuppression: boolean; readonly blur: boolean };
}

/** Told when the track to send changed: null while the source is off (the same track may come back). */
export type TrackListener = (source: CapturedSourceName, track: MediaStreamTrack | null) => void;

/** What LocalMedia needs of the browser; tests give their own. */
export interface LocalMediaPorts {
  readonly devices: () => MediaDevices | undefined;
  readonly choices: RememberedChoices;
  readonly suppressNoise: typeof suppressNoise;
  readonly blurBackground: typeof blurBackground;
}

const browser: LocalMediaPorts = {
  devices: () => navigator.mediaDevices,
  choices: rememberedChoices,
  suppressNoise,
  blurBackground,
};

/**
 * One's own camera and microphone: which devices, on or off, and the processed tracks that may be sent.
 * Fits useSyncExternalStore by `subscribe` and `getSnapshot`. Nothing is captured before it is switched on.
 */
export class LocalMedia {
  readonly #opener: DeviceOpener;
  readonly #devices: DeviceList;
  readonly #meter = new LevelMeter();
  readonly #sources: Record<CapturedSourceName, CapturedSource>;
  readonly #sent: Record<CapturedSourceName, MediaStreamTrack | null> = { microphone: null, camera: null };
  readonly #observers = new Set<() => void>();
  readonly #trackListeners = new Set<TrackListener>();
  #state: LocalMediaState;

  constructor(private readonly ports: LocalMediaPorts = browser) {
    const { microphone, camera, speaker, noiseSuppression, blur } = ports.choices.read();
    this.#state = {
      microphone: 'off',
      camera: 'off',
      devices: { microphones: [], cameras: [], speakers: [] },
      selected: { microphone, camera, speaker },
      inUse: { microphone: null, camera: null },
      noiseSuppression,
      blur,
      unavailable: { noiseSuppression: false, blur: false },
    };
    this.#opener = new DeviceOpener(ports.devices);
    this.#devices = new DeviceList(ports.devices, (devices) => this.#update({ devices }));
    this.#sources = {
      microphone: this.#makeSource('microphone', 'keep'),
      camera: this.#makeSource('camera', 'release'),
    };
  }

  get state(): LocalMediaState {
    return this.#state;
  }

  /** The microphone as it may be sent; null while off. */
  get microphoneTrack(): MediaStreamTrack | null {
    return this.#sources.microphone.track;
  }

  /** The camera as it may be sent; null while off. */
  get cameraTrack(): MediaStreamTrack | null {
    return this.#sources.camera.track;
  }

  readonly getSnapshot = (): LocalMediaState => this.#state;

  readonly subscribe = (observer: () => void): (() => void) => {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  };

  on(_event: 'trackChanged', listener: TrackListener): () => void {
    this.#trackListeners.add(listener);
    return () => this.#trackListeners.delete(listener);
  }

  setMicrophoneOn(on: boolean): Promise<void> {
    const { noiseSuppression, selected } = this.#state;
    return this.#sources.microphone.want({ on, device: selected.microphone, processed: noiseSuppression });
  }

  setCameraOn(on: boolean): Promise<void> {
    const { blur, selected } = this.#state;
    return this.#sources.camera.want({ on, device: selected.camera, processed: blur });
  }

  selectMicrophone(microphone: string | null): Promise<void> {
    this.#select({ microphone });
    return this.#sources.microphone.want({ device: microphone });
  }

  selectCamera(camera: string | null): Promise<void> {
    this.#select({ camera });
    return this.#sources.camera.want({ device: camera });
  }

  /** Whoever plays sound follows `state.selected.speaker` (setSinkId). */
  selectSpeaker(speaker: string | null): void {
    this.#select({ speaker });
  }

  setNoiseSuppression(noiseSuppression: boolean): Promise<void> {
    this.ports.choices.remember({ noiseSuppression });
    this.#update({ noiseSuppression, unavailable: { ...this.#state.unavailable, noiseSuppression: false } });
    return this.#sources.microphone.want({ processed: noiseSuppression });
  }

  setBlur(blur: boolean): Promise<void> {
    this.ports.choices.remember({ blur });
    this.#update({ blur, unavailable: { ...this.#state.unavailable, blur: false } });
    return this.#sources.camera.want({ processed: blur });
  }

  /** Loudness of one's own voice at this moment, 0 to 1. To be polled at each frame and kept out of React state. */
  level(): number {
    return this.#meter.level();
  }

  /** Whether the microphone gives anything at all: false is a hardware switch or a dead device, not a quiet room. */
  hears(): boolean {
    return this.#meter.hears();
  }

  /** Releases every device. */
  stop(): void {
    this.#sources.microphone.close();
    this.#sources.camera.close();
    this.#devices.close();
    this.#meter.close();
  }

  #makeSource(name: CapturedSourceName, whenOff: 'release' | 'keep'): CapturedSource {
    const sound = name === 'microphone';
    return new CapturedSource(
      {
        open: async (device) => {
          const track = await this.#opener.open(sound ? 'audio' : 'video', device);
          void this.#devices.refresh();
          if (sound) this.#meter.listenTo(track);
          return track;
        },
        process: (track) => (sound ? this.ports.suppressNoise(track) : this.ports.blurBackground(track)),
        changed: () => this.#sourceChanged(name),
        processingFailed: () => this.#processingFailed(sound ? 'noiseSuppression' : 'blur'),
      },
      whenOff,
    );
  }

  #sourceChanged(name: CapturedSourceName): void {
    const { capture, track, device } = this.#sources[name];
    this.#update({ [name]: capture, inUse: { ...this.#state.inUse, [name]: device } });
    if (track === this.#sent[name]) return;
    this.#sent[name] = track;
    for (const listener of this.#trackListeners) listener(name, track);
  }

  #processingFailed(what: 'noiseSuppression' | 'blur'): void {
    this.#update({ [what]: false, unavailable: { ...this.#state.unavailable, [what]: true } });
  }

  #select(change: Partial<LocalMediaState['selected']>): void {
    this.ports.choices.remember(change);
    this.#update({ selected: { ...this.#state.selected, ...change } });
  }

  #update(change: Partial<LocalMediaState>): void {
    this.#state = { ...this.#state, ...change };
    for (const observer of this.#observers) observer();
  }
}
