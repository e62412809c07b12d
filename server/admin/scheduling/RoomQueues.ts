import type { RoomId } from '../../contract/ids';
import { SerialQueue } from '../../kernel/SerialQueue';

/**
 * Lets one booking after the other into a room, so that a rush on it holds one connection and not all. Whether two
 * overlap is for the database to decide: other processes book too.
 */
export class RoomQueues {
  readonly #queues = new Map<RoomId, { readonly queue: SerialQueue; waiting: number }>();

  async run<T>(room: RoomId, task: () => Promise<T>): Promise<T> {
    const entry = this.#queues.get(room) ?? { queue: new SerialQueue(), waiting: 0 };
    this.#queues.set(room, entry);
    entry.waiting += 1;
    try {
      return await entry.queue.run(task);
    } finally {
      entry.waiting -= 1;
      if (entry.waiting === 0) this.#queues.delete(room);
    }
  }
}
