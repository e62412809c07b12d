import type { ParticipantId } from '../../../server/contract/ids';

/** A number for each participant that changes often: read by drawing code through refs, never kept in React state. */
export class SignalBoard {
  readonly #values = new Map<ParticipantId, number>();
  readonly #listeners = new Map<ParticipantId, Set<(value: number | undefined) => void>>();

  get(participant: ParticipantId): number | undefined {
    return this.#values.get(participant);
  }

  /** Calls at once with what is known, and then at each change; the answer undoes it. */
  watch(participant: ParticipantId, listener: (value: number | undefined) => void): () => void {
    const listeners = this.#listeners.get(participant) ?? new Set();
    this.#listeners.set(participant, listeners);
    listeners.add(listener);
    listener(this.get(participant));
    return () => void listeners.delete(listener);
  }

  set(participant: ParticipantId, value: number): void {
    if (this.#values.get(participant) === value) return;
    this.#values.set(participant, value);
    this.#tell(participant, value);
  }

  /** These are all the values there are; others are forgotten. */
  replace(values: readonly (readonly [ParticipantId, number])[]): void {
    const known = new Map(values);
    for (const participant of [...this.#values.keys()]) {
      if (known.has(participant)) continue;
      this.#values.delete(participant);
      this.#tell(participant, undefined);
    }
    for (const [participant, value] of known) this.set(participant, value);
  }

  #tell(participant: ParticipantId, value: number | undefined): void {
    for (const listener of this.#listeners.get(participant) ?? []) listener(value);
  }
}
