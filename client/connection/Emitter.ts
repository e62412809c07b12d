/** Tells the page what happened, with typed, past-tense events. Subclasses emit; owners listen. */
export class Emitter<Events extends { [K in keyof Events]: readonly unknown[] }> {
  readonly #listeners = new Map<keyof Events, Set<unknown>>();

  /** Listens; the answer undoes it. */
  on<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  protected emit<K extends keyof Events>(event: K, ...args: Events[K]): void {
    const listeners = this.#listeners.get(event) as Set<(...args: Events[K]) => void> | undefined;
    for (const listener of [...(listeners ?? [])]) listener(...args);
  }

  protected removeAllListeners(): void {
    this.#listeners.clear();
  }
}
