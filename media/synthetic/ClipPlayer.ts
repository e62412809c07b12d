import type { AudioFrame, Clip, VideoFrame } from './Clip';

const AUDIO_TICKS_PER_MS = 48;
const VIDEO_TICKS_PER_MS = 90;
/** Pictures closer to each other might get the same timestamp. */
const SHORTEST_STEP_MS = 0.1;

/** A frame and its time since the start, in milliseconds. */
interface TimedFrame<F> {
  readonly frame: F;
  readonly at: number;
}

/** What is to be sent now. */
export interface DueFrames {
  readonly audio: readonly TimedFrame<AudioFrame>[];
  readonly video: readonly TimedFrame<VideoFrame>[];
}

/** Plays a clip in an endless loop against a clock that its owner reads. Pure. (SPEC M18, M19) */
export class ClipPlayer {
  readonly #audio: LoopCursor<AudioFrame>;
  readonly #video: LoopCursor<VideoFrame>;
  #keyFrameWanted = false;
  /** What was played since the last key frame, with it: enough to decode what comes next. */
  #group: VideoFrame[] = [];
  #sentAt = 0;

  constructor(clip: Clip) {
    this.#audio = new LoopCursor(clip.audio, clip.durationMs, AUDIO_TICKS_PER_MS);
    this.#video = new LoopCursor(clip.video, clip.durationMs, VIDEO_TICKS_PER_MS);
  }

  /** The next `due` begins with the last key frame and all that came after it, so that the picture never waits. */
  requestKeyFrame(): void {
    this.#keyFrameWanted = true;
  }

  /** Frames due up to `elapsed` milliseconds since the start; times of pictures always rise. */
  due(elapsed: number): DueFrames {
    const audio = this.#audio.take(elapsed);
    const next = this.#video.take(elapsed);
    if (next.some(isKey)) this.#keyFrameWanted = false;
    const repeated = this.#keyFrameWanted ? this.#repeat(next[0]?.at ?? elapsed) : [];
    const video = [...repeated, ...next];
    for (const { frame } of next) this.#group = frame.keyFrame ? [frame] : [...this.#group, frame];
    this.#sentAt = video.at(-1)?.at ?? this.#sentAt;
    return { audio, video };
  }

  /** The present group once more, between what was sent last and `until`; later, if there is no room. */
  #repeat(until: number): TimedFrame<VideoFrame>[] {
    const step = (until - this.#sentAt) / (this.#group.length + 1);
    if (step < SHORTEST_STEP_MS) return [];
    this.#keyFrameWanted = false;
    return this.#group.map((frame, index) => ({ frame, at: this.#sentAt + step * (index + 1) }));
  }
}

function isKey({ frame }: TimedFrame<VideoFrame>): boolean {
  return frame.keyFrame;
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

  take(elapsed: number): TimedFrame<F>[] {
    const due: TimedFrame<F>[] = [];
    for (let next = this.#peek(); next.at <= elapsed; next = this.#peek()) {
      due.push(next);
      this.#advance();
    }
    return due;
  }

  #peek(): TimedFrame<F> {
    const frame = this.frames[this.#index] ?? this.#first;
    return { frame, at: this.#loops * this.durationMs + frame.timestamp / this.ticksPerMs };
  }

  #advance(): void {
    this.#index = (this.#index + 1) % this.frames.length;
    if (this.#index === 0) this.#loops += 1;
  }
}
