import type { types } from 'mediasoup-client';
import type { TransportDirection } from '../../server/contract/media';
import type { MediaRequests } from './MediaRequests';

/** `interrupted`: it stood and nothing comes through at this moment; ICE is being restarted. */
export type PathState = 'connecting' | 'connected' | 'interrupted';

export interface MediaPathOptions {
  readonly transport: types.Transport;
  readonly direction: TransportDirection;
  readonly requests: MediaRequests;
  stateChanged(state: PathState): void;
  /** ICE restarts do not help, or the server no longer knows this transport: media must be built anew. */
  lost(): void;
}

/** An interruption shorter than this mostly mends itself. */
const PATIENCE_MS = 800;
const RETRY_MS = 2000;
const MOST_RESTARTS = 4;

/** Connects one transport without waiting for the server's answer, and mends it by restarting ICE. */
export class MediaPath {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: PathState = 'connecting';
  #restarts = 0;

  constructor(private readonly options: MediaPathOptions) {
    const { transport, direction, requests } = options;
    transport.on('connect', ({ dtlsParameters }, connected) => {
      // The server reads this before our first DTLS packet: waiting for its answer would cost a round trip.
      requests
        .request('media:connect', { direction, transport: transport.id, dtlsParameters })
        .catch(() => !transport.closed && options.lost());
      connected();
    });
    transport.on('connectionstatechange', (state) => this.#changed(state));
  }

  get state(): PathState {
    return this.#state;
  }

  /** The network may have changed: does not wait to see whether it mends itself. */
  hurry(): void {
    if (this.#state === 'interrupted') this.#restartIn(0);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.options.transport.close();
  }

  #changed(state: types.ConnectionState): void {
    switch (state) {
      case 'connected':
        clearTimeout(this.#timer);
        this.#restarts = 0;
        this.#show('connected');
        break;
      case 'disconnected':
        this.#restartIn(PATIENCE_MS);
        this.#show('interrupted');
        break;
      case 'failed':
        this.#restartIn(0);
        this.#show('interrupted');
        break;
      case 'new':
      case 'connecting':
      case 'closed':
        break;
    }
  }

  #show(state: PathState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.options.stateChanged(state);
  }

  #restartIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#restart(), ms);
  }

  async #restart(): Promise<void> {
    const { transport, direction, requests, lost } = this.options;
    if (transport.closed) return;
    if (this.#restarts >= MOST_RESTARTS) return lost();
    try {
      const { iceParameters } = await requests.request('media:restartIce', {
        direction,
        transport: transport.id,
      });
      this.#restarts += 1;
      await transport.restartIce({ iceParameters });
    } catch (error) {
      if (transport.closed) return;
      const code = (error as { code?: string }).code;
      if (code && code !== 'unavailable' && code !== 'rate-limited') return lost();
    }
    if (this.#state === 'interrupted') this.#restartIn(RETRY_MS);
  }
}
