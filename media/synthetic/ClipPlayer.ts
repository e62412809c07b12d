import type { AudioFrame, Clip, VideoFrame } from './Clip';

const AUDIO_TICKS_PER_MS = 48;
const VIDEO_TICKS_PER_MS = 90;

/** What is to be sent now; `at` is its time since the start, in milliseconds. */
export interface DueFrames {
  readonly audio: readonly { readonly frame: AudioFrame; readonly at: number }[];
  readonly video: readonly { readonly frame: VideoFrame; readonly at: number }[];
}

/** Plays a clip in an endless loop against a clock that its owner reads. Pure. (SPEC M18, M19) */
export class ClipPlayer {
  readonly #audio: LoopCursor<AudioFrame>;
  readonly #video: LoopCursor<VideoFrame>;
  #keyFrameWanted = false;
  /** The key frame that was sent ahead of its time, while the picture waits; sent again if asked for again. */
  #ahead: VideoFrame | undefined;

  constructor(clip: Clip) {
    this.#audio = new LoopCursor(clip.audio, clip.durationMs, AUDIO_TICKS_PER_MS);
    this.#video = new LoopCursor(clip.video, clip.durationMs, VIDEO_TICKS_PER_MS);
  }

  /** The next `due` brings a key frame, ahead of its time; the picture then waits until the clock has caught up. */
  requestKeyFrame(): void {
    this.#keyFrameWanted = true;
  }

  /** Frames due up to `elapsed` milliseconds since the start, each once. */
  due(elapsed: number): DueFrames {
    const audio = this.#audio.take(elapsed);
    const video = this.#video.take(elapsed);
    if (video.length > 0) this.#ahead = undefined;
    if (!this.#keyFrameWanted) return { audio, video };
    this.#keyFrameWanted = false;
    if (video.some(({ frame }) => frame.keyFrame)) return { audio, video };
    this.#ahead ??= this.#video.skipTo(({ keyFrame }) => keyFrame);
    return { audio, video: [...video, { frame: this.#ahead, at: elapsed }] };
  }
}

/** A place in an endless loop of frames. */
class LoopCursor<F extends { readonly timestamp: number }> {
  readonly #first: F;
  #index = 0;
  #loops = 0;

  constructor(
    private readonly frames: readonly F[],
    private readonly durationMs: number,
    private readonly ticksPerMs: number,
  ) {
    const first = frames[0];
    if (!first) throw new Error('a clip without frames');
    this.#first = first;
  }

  take(elapsed: number): { frame: F; at: number }[] {
    const due: { frame: F; at: number }[] = [];
    for (let next = this.#peek(); next.at <= elapsed; next = this.#peek()) {
      due.push(next);
      this.#advance();
    }
    return due;
  }

  /** Goes on behind the next frame that fits, and answers it; at most one loop ahead. */
  skipTo(fits: (frame: F) => boolean): F {
    for (let skipped = 0; skipped < this.frames.length; skipped++) {
      const { frame } = this.#peek();
      this.#advance();
      if (fits(frame)) return frame;
    }
    return this.#peek().frame;
  }

  #peek(): { frame: F; at: number } {
    const frame = this.frames[this.#index] ?? this.#first;
    return { frame, at: this.#loops * this.durationMs + frame.timestamp / this.ticksPerMs };
  }

  #advance(): void {
    this.#index = (this.#index + 1) % this.frames.length;
    if (this.#index === 0) this.#loops += 1;
  }
}
