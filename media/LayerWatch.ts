import type { types } from 'mediasoup';

/** A switch of layers and a pause leave a consumer without a layer for shorter than this. */
const MOMENT_MS = 1500;

/**
 * Whether a simulcast picture that should flow has no layer because the link carries none: mediasoup leaves it out
 * then without a word. A sender whose own link is gone is not meant: nothing comes in from it. (SPEC M14)
 */
export class LayerWatch {
  #timer: NodeJS.Timeout | undefined;
  #starved = false;

  constructor(
    private readonly consumer: types.Consumer,
    private readonly changed: (starved: boolean) => void,
  ) {
    consumer.on('layerschange', (layers) => {
      if (layers) this.#set(false);
      else this.#timer ??= setTimeout(() => this.#look(), MOMENT_MS).unref();
    });
    consumer.observer.on('close', () => this.close());
  }

  close(): void {
    this.#timer = void clearTimeout(this.#timer);
  }

  #look(): void {
    this.#timer = undefined;
    const { currentLayers, paused, producerPaused, score } = this.consumer;
    const arrives = score.producerScores.some((each) => each > 0);
    this.#set(!currentLayers && !paused && !producerPaused && arrives);
  }

  #set(starved: boolean): void {
    this.close();
    if (starved === this.#starved) return;
    this.#starved = starved;
    this.changed(starved);
  }
}
