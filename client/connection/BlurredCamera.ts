import type { Segmenter } from './openSegmenter';

const FRAMES_PER_SECOND = 20;
const BLUR_PIXELS = 12;

/** A camera whose background is blurred: draws each picture with its mask on a canvas and captures that. */
export class BlurredCamera {
  readonly #video = document.createElement('video');
  readonly #canvas = document.createElement('canvas');
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;
  readonly #captured: MediaStream;

  constructor(
    source: MediaStreamTrack,
    private readonly segmenter: Segmenter,
  ) {
    const { width = 960, height = 540 } = source.getSettings();
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#canvas.getContext('2d');
    this.#video.srcObject = new MediaStream([source]);
    this.#video.muted = true;
    this.#captured = this.#canvas.captureStream(FRAMES_PER_SECOND);
  }

  get track(): MediaStreamTrack {
    const [track] = this.#captured.getVideoTracks();
    if (!track) throw new Error('the canvas gave no track');
    return track;
  }

  /** Resolves when the first blurred picture stands: nothing unblurred is ever captured. */
  async start(): Promise<void> {
    await this.#video.play();
    await this.#drawOnce();
    this.#schedule();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const track of this.#captured.getTracks()) track.stop();
    this.#video.srcObject = null;
    this.segmenter.close();
  }

  /** A timer, not animation frames: those stop when the page is hidden, and others still watch. */
  #schedule(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      void this.#drawOnce()
        .catch(() => this.#drawAllBlurred())
        .then(() => this.#schedule());
    }, 1000 / FRAMES_PER_SECOND);
  }

  async #drawOnce(): Promise<void> {
    const mask = await this.segmenter.segment(this.#video);
    if (this.#closed) return;
    const { width, height } = this.#canvas;
    const brush = this.#brush();
    brush.save();
    brush.clearRect(0, 0, width, height);
    brush.drawImage(mask, 0, 0, width, height);
    brush.globalCompositeOperation = 'source-in';
    brush.drawImage(this.#video, 0, 0, width, height);
    brush.globalCompositeOperation = 'destination-over';
    brush.filter = `blur(${BLUR_PIXELS}px)`;
    brush.drawImage(this.#video, 0, 0, width, height);
    brush.restore();
  }

  #drawAllBlurred(): void {
    if (this.#closed) return;
    const brush = this.#brush();
    brush.save();
    brush.filter = `blur(${BLUR_PIXELS}px)`;
    brush.drawImage(this.#video, 0, 0, this.#canvas.width, this.#canvas.height);
    brush.restore();
  }

  #brush(): CanvasRenderingContext2D {
    const brush = this.#canvas.getContext('2d');
    if (!brush) throw new Error('this browser cannot draw');
    return brush;
  }
}
