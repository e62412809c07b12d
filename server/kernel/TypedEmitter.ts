import { EventEmitter } from 'node:events';

/** Tells the world what happened, with typed, past-tense events. Subclasses emit; owners listen. */
export class TypedEmitter<Events extends { [K in keyof Events]: readonly unknown[] }> {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  /** Listens; the answer undoes it. */
  on<K extends keyof Events & string>(event: K, listener: (...args: Events[K]) => void): () => void {
    const heard = (...args: readonly unknown[]) => listener(...(args as Events[K]));
    this.#emitter.on(event, heard);
    return () => void this.#emitter.off(event, heard);
  }

  /** Resolves with the arguments of the next `event`. */
  once<K extends keyof Events & string>(event: K): Promise<Events[K]> {
    return new Promise((resolve) => {
      const undo = this.on(event, (...args) => {
        undo();
        resolve(args);
      });
    });
  }

  /** Calls every listener in order; what one throws reaches the caller. */
  protected emit<K extends keyof Events & string>(event: K, ...args: Events[K]): void {
    this.#emitter.emit(event, ...args);
  }

  protected removeAllListeners(): void {
    this.#emitter.removeAllListeners();
  }
}
