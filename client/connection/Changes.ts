import type { ChangedNotice } from '../../server/contract/changes';
import { Emitter } from './Emitter';
import { SignallingClient } from './SignallingClient';

interface ChangesEvents {
  changed: [notice: ChangedNotice];
  /** The socket stands again after a break: anything may have changed meanwhile. */
  resumed: [];
}

/** Hears what changes elsewhere, for as long as anybody listens: one socket for the whole page. */
export class Changes extends Emitter<ChangesEvents> {
  #socket: SignallingClient | undefined;
  #listeners = 0;

  constructor(private readonly open: () => SignallingClient = () => new SignallingClient()) {
    super();
  }

  /** Answers the way to stop listening. */
  listen(changed: (notice: ChangedNotice) => void, resumed: () => void): () => void {
    const undo = [this.on('changed', changed), this.on('resumed', resumed)];
    this.#listeners += 1;
    this.#socket ??= this.#connect();
    return () => {
      for (const stop of undo.splice(0)) stop();
      this.#listeners -= 1;
      // A page that follows listens in the same moment.
      setTimeout(() => this.#rest(), 0);
    };
  }

  #connect(): SignallingClient {
    const socket = this.open();
    let connections = 0;
    socket.on('account:changed', (notice) => this.emit('changed', notice));
    socket.on('connected', () => {
      connections += 1;
      if (connections > 1) this.emit('resumed');
    });
    // Whoever signs in again opens another.
    socket.on('refused', () => this.#drop(socket));
    socket.on('session:closing', ({ reason }) => {
      if (reason === 'signed-out') this.#drop(socket);
    });
    socket.connect();
    return socket;
  }

  #drop(socket: SignallingClient): void {
    if (this.#socket === socket) this.#socket = undefined;
    socket.close();
  }

  #rest(): void {
    if (this.#listeners === 0 && this.#socket) this.#drop(this.#socket);
  }
}
