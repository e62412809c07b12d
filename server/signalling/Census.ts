/** Counts who is here, by key. */
export class Census {
  readonly #counts = new Map<string, number>();

  countOf(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** Counts one more; the answer, called once or more often, counts it out again. */
  enter(key: string): () => void {
    this.#counts.set(key, this.countOf(key) + 1);
    let inside = true;
    return () => {
      if (inside) this.#leave(key);
      inside = false;
    };
  }

  #leave(key: string): void {
    const left = this.countOf(key) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}
