/** Runs one task at a time, in the order they came: the single writer of a conference or a board. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();

  /** Runs `task` after all earlier ones have ended, whether they succeeded or not; answers as it does. */
  run<T>(task: () => T | Promise<T>): Promise<T> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Resolves once everything queued so far has ended. */
  async idle(): Promise<void> {
    await this.#tail;
  }
}
