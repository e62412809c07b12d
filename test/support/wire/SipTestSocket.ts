import { EventEmitter } from 'node:events';
import type { WebSocketLike } from '../../../sip';
import { readSipMessage } from '../../../sip/message/readSipMessage';
import { SipRequest } from '../../../sip/message/SipRequest';
import { SipResponse } from '../../../sip/message/SipResponse';
import { writeSipMessage } from '../../../sip/message/writeSipMessage';

/** A WebSocket without a network: what the server sends is kept, what a test says is received. */
export class SipTestSocket extends EventEmitter implements WebSocketLike {
  bufferedAmount = 0;
  pings = 0;
  /** `open`, or how it ended. */
  state: 'open' | 'closed' | 'terminated' = 'open';
  readonly sent: Buffer[] = [];

  send(data: Buffer | string): void {
    this.sent.push(Buffer.from(data));
  }

  ping(): void {
    this.pings++;
  }

  close(): void {
    this.state = 'closed';
  }

  terminate(): void {
    this.state = 'terminated';
    this.emit('close');
  }

  /** The peer says something. */
  say(data: Buffer | string | SipRequest | SipResponse): void {
    const isRaw = typeof data === 'string' || Buffer.isBuffer(data);
    this.emit('message', isRaw ? Buffer.from(data) : writeSipMessage(data));
  }

  /** Everything the server sent so far, read; then forgotten. */
  take(): (SipRequest | SipResponse)[] {
    return this.sent.splice(0).map((data) => readSipMessage(data));
  }

  /** The status of every response so far; reads no further, for a refusal repeats what was wrong with a request. */
  takeStatuses(): number[] {
    return this.sent.splice(0).flatMap((data) => {
      const status = /^SIP\/2\.0 (\d{3}) /.exec(data.toString())?.[1];
      return status === undefined ? [] : [Number(status)];
    });
  }

  takeResponses(): SipResponse[] {
    return this.take().filter((message) => message instanceof SipResponse);
  }

  takeRequests(): SipRequest[] {
    return this.take().filter((message) => message instanceof SipRequest);
  }
}
