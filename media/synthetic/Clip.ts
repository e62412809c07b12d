/** One encoded frame of a clip. */
export interface ClipFrame {
  /** When it is due, in ticks of the codec's clock since the clip's start. */
  readonly timestamp: number;
  readonly payload: Buffer;
}

export interface AudioFrame extends ClipFrame {
  /** Loudness for the ssrc-audio-level extension: 0 (loudest) to 127 (silence) dB below full scale. */
  readonly level: number;
}

export interface VideoFrame extends ClipFrame {
  readonly keyFrame: boolean;
}

/** A short loop of sound and picture that a synthetic participant sends: Opus at 48 kHz and VP8 at 90 kHz. */
export interface Clip {
  readonly audio: readonly AudioFrame[];
  readonly video: readonly VideoFrame[];
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
}
