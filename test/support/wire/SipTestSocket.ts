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
  /** As when the network went away: pings are not answered. */
  isSilent = false;
  /** `open`, or how it ended. */
  state: 'open' | 'closed' | 'terminated' = 'open';
  readonly sent: Buffer[] = [];

  send(data: Buffer | string): void {
    this.sent.push(Buffer.from(data));
  }

  ping(): void {
    this.pings++;
    if (!this.isSilent) this.emit('pong');
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

  /** The responses among them; requests stay. */
  takeResponses(): SipResponse[] {
    const all = this.sent.splice(0);
    this.sent.push(...all.filter((data) => !isResponse(data)));
    return all
      .filter(isResponse)
      .map((data) => readSipMessage(data))
      .filter((read) => read instanceof SipResponse);
  }

  /** The requests among them; responses stay. */
  takeRequests(): SipRequest[] {
    const all = this.sent.splice(0);
    this.sent.push(...all.filter(isResponse));
    return all
      .filter((data) => !isResponse(data))
      .map((data) => readSipMessage(data))
      .filter((read) => read instanceof SipRequest);
  }
}

function isResponse(data: Buffer): boolean {
  return data.toString('latin1', 0, 4) === 'SIP/';
}
