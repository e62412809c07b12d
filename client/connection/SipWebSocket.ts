import { type Transport, TransportState } from 'sip.js';

type StateListener = (state: TransportState) => void;

/** SIP over WebSocket (RFC 7118) for SIP.js that can drop a dead connection at once instead of waiting for its close. */
export class SipWebSocket implements Transport {
  readonly protocol: string;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  /** How long opening may take. */
  patienceMs = 3000;
  readonly #url: string;
  readonly #stateListeners = new Set<StateListener>();
  #socket: WebSocket | undefined;
  #state = TransportState.Disconnected;
  /** Resolves those who wait for a sign of life. */
  readonly #probes = new Set<(alive: boolean) => void>();

  /** SIP.js calls it with its logger and the user agent's transportOptions. */
  constructor(_logger: unknown, { server }: { server: string }) {
    this.#url = server;
    this.protocol = server.startsWith('wss:') ? 'WSS' : 'WS';
  }

  get state(): TransportState {
    return this.#state;
  }

  readonly stateChange: Transport['stateChange'] = {
    addListener: (listener) => void this.#stateListeners.add(listener),
    removeListener: (listener) => void this.#stateListeners.delete(listener),
    on: (listener) => void this.#stateListeners.add(listener),
    off: (listener) => void this.#stateListeners.delete(listener),
    once: (listener) => {
      const heard: StateListener = (state) => {
        this.#stateListeners.delete(heard);
        listener(state);
      };
      this.#stateListeners.add(heard);
    },
  };

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  /** Opens a new WebSocket; one that is open or opening is dropped first. */
  connect(): Promise<void> {
    this.#drop();
    this.#setState(TransportState.Connecting);
    const socket = new WebSocket(this.#url, 'sip');
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => {
        clearTimeout(timer);
        reject(error);
        if (this.#socket === socket) this.#lost(error);
      };
      const timer = setTimeout(() => failed(new Error('timeout')), this.patienceMs);
      socket.addEventListener('open', () => {
        if (this.#socket !== socket) return socket.close();
        clearTimeout(timer);
        this.#setState(TransportState.Connected);
        this.onConnect?.();
        resolve();
      });
      socket.addEventListener('message', ({ data }) => this.#socket === socket && this.#received(data));
      socket.addEventListener('close', ({ code, reason }) => failed(new Error(`closed ${code} ${reason}`)));
    });
  }

  async disconnect(): Promise<void> {
    this.#drop();
    this.#setState(TransportState.Disconnected);
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  /** Gives the connection up as if it had broken. */
  abandon(): void {
    if (this.#socket) this.#lost(new Error('given up'));
  }

  async send(message: string): Promise<void> {
    if (!this.#socket || !this.isConnected()) throw new Error('not connected');
    this.#socket.send(message);
  }

  /** Asks whether the far side still answers: ping and pong of RFC 5626, 4.4.1. */
  probe(timeoutMs: number): Promise<boolean> {
    if (!this.#socket || !this.isConnected()) return Promise.resolve(false);
    // One question serves all who ask meanwhile, each with their own patience.
    if (this.#probes.size === 0) this.#socket.send('\r\n\r\n');
    return new Promise((resolve) => {
      const settle = (alive: boolean) => {
        clearTimeout(timer);
        this.#probes.delete(settle);
        resolve(alive);
      };
      const timer = setTimeout(() => settle(false), timeoutMs);
      this.#probes.add(settle);
    });
  }

  #received(data: unknown): void {
    for (const settle of [...this.#probes]) settle(true);
    if (typeof data === 'string' && data.trim() !== '') this.onMessage?.(data);
    else if (data instanceof Blob) void data.text().then((text) => this.onMessage?.(text));
  }

  #lost(error: Error): void {
    this.#drop();
    this.#setState(TransportState.Disconnected);
    this.onDisconnect?.(error);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    // What was asked about is gone already; nobody is to give up the next one for it.
    for (const settle of [...this.#probes]) settle(true);
    socket?.close();
  }

  #setState(state: TransportState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of [...this.#stateListeners]) listener(state);
  }
}
