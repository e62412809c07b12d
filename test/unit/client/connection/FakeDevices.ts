/** A track as a device would give it. */
export class FakeTrack extends EventTarget {
  enabled = true;
  readyState: 'live' | 'ended' = 'live';

  constructor(
    readonly kind: 'audio' | 'video',
    readonly device: string,
  ) {
    super();
  }

  get label(): string {
    return this.device;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.device };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The cable is pulled. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** `navigator.mediaDevices` with devices of the test's choosing; each kind can be made to fail. */
export class FakeDevices extends EventTarget {
  readonly given: FakeTrack[] = [];
  readonly asked: MediaStreamConstraints[] = [];
  readonly plugged = { audio: ['built-in mic'], video: ['built-in camera'] };
  readonly failing: { audio?: string; video?: string } = {};
  /** While set, the person has not answered the browser's question yet. */
  answer: Promise<void> = Promise.resolve();

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    await this.answer;
    const audio = constraints.audio ? [this.#give('audio', constraints.audio)] : [];
    const video = constraints.video ? [this.#give('video', constraints.video)] : [];
    return { getAudioTracks: () => audio, getVideoTracks: () => video } as unknown as MediaStream;
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const info = (kind: string) => (deviceId: string) =>
      ({ kind, deviceId, label: deviceId }) as MediaDeviceInfo;
    return [...this.plugged.audio.map(info('audioinput')), ...this.plugged.video.map(info('videoinput'))];
  }

  /** Every track that is still open. */
  get open(): FakeTrack[] {
    return this.given.filter(({ readyState }) => readyState === 'live');
  }

  asMediaDevices(): MediaDevices {
    return this as unknown as MediaDevices;
  }

  #give(kind: 'audio' | 'video', wanted: MediaTrackConstraints | boolean): FakeTrack {
    const failure = this.failing[kind];
    if (failure !== undefined) throw new DOMException('refused', failure);
    const ideal =
      typeof wanted === 'object' ? (wanted.deviceId as { ideal?: string } | undefined)?.ideal : undefined;
    const device = this.plugged[kind].find((name) => name === ideal) ?? this.plugged[kind][0];
    if (device === undefined) throw new DOMException('none', 'NotFoundError');
    const track = new FakeTrack(kind, device);
    this.given.push(track);
    return track;
  }
}
