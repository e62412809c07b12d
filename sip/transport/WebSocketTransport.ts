/** As much of a `ws` WebSocket as the stack needs. */
export interface WebSocketLike {
  readonly bufferedAmount: number;
  send(data: Buffer | string, options: { binary: boolean }): void;
  ping(): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
  on(event: 'message', listener: (data: Buffer | ArrayBuffer | Buffer[]) => void): unknown;
  on(event: 'pong' | 'close' | 'error', listener: () => void): unknown;
}
