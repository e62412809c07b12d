import type { FileId } from '../../../../server/contract/ids';

const TRIES_MS = [1_000, 5_000, 20_000];

/** The pictures of a page: fetched once each, when the first of them comes into view. */
export class Pictures {
  readonly #images = new Map<FileId, HTMLImageElement>();

  constructor(
    private readonly urlOf: (file: FileId) => string,
    private readonly loaded: () => void,
  ) {}

  /** Hands over the picture: at once where it is here, else when it has come. */
  show(file: FileId, use: (image: HTMLImageElement) => void): void {
    const known = this.#images.get(file);
    const image = known ?? new Image();
    if (!known) {
      this.#images.set(file, image);
      this.#fetch(file, image, 0);
    }
    if (image.complete && image.naturalWidth > 0) {
      use(image);
      return;
    }
    image.addEventListener(
      'load',
      () => {
        use(image);
        this.loaded();
      },
      { once: true },
    );
  }

  /** A link that breaks comes back. */
  #fetch(file: FileId, image: HTMLImageElement, tries: number): void {
    const wait = TRIES_MS[tries];
    const again = () => {
      if (wait !== undefined) setTimeout(() => this.#fetch(file, image, tries + 1), wait);
    };
    image.addEventListener('error', again, { once: true });
    image.src = this.urlOf(file);
  }
}
