import { type ServerOptions, WebSocketServer } from 'ws';

const STRICT = {
  /** A peer that does not answer our close frame is dropped after this time; the library would wait 30 s. */
  closeTimeout: 1_000,
  /** A message of 64 KiB needs no more pieces than these. */
  maxFragments: 64,
};

/** The WebSocket server below Socket.IO, with limits that Engine.IO does not pass on. */
export class StrictWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, ...STRICT });
  }
}
