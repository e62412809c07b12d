/** Below this the room is quiet; above the upper end it is as loud as we show. Decibels of full scale. */
const QUIET_DB = -60;
const LOUD_DB = -12;

/** How loud a microphone is right now. */
export class LevelMeter {
  #context: AudioContext | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #analyser: AnalyserNode | null = null;
  #closed = false;
  #samples = new Float32Array(1024);

  listenTo(track: MediaStreamTrack): void {
    if (this.#closed || typeof AudioContext === 'undefined') return;
    this.#context ??= new AudioContext();
    void this.#context.resume();
    this.#source?.disconnect();
    this.#analyser ??= new AnalyserNode(this.#context, { fftSize: this.#samples.length });
    this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#source.connect(this.#analyser);
  }

  /** 0 (quiet) to 1 (loud), linear in decibels as ears are. */
  level(): number {
    if (this.#analyser === null) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let power = 0;
    for (const sample of this.#samples) power += sample * sample;
    const decibels = 10 * Math.log10(power / this.#samples.length + 1e-12);
    return Math.min(1, Math.max(0, (decibels - QUIET_DB) / (LOUD_DB - QUIET_DB)));
  }

  /** Any sample that is not zero: even an empty room has a hiss, digital silence has none. */
  hears(): boolean {
    if (this.#analyser === null) return false;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return this.#samples.some((sample) => sample !== 0);
  }

  close(): void {
    this.#closed = true;
    this.#source?.disconnect();
    void this.#context?.close().catch(() => undefined);
    this.#context = this.#source = this.#analyser = null;
  }
}
