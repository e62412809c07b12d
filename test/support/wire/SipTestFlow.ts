import type { FlowIdentity, SipFlow } from '../../../sip';
import { readSipMessage } from '../../../sip/message/readSipMessage';
import { SipResponse } from '../../../sip/message/SipResponse';

/** A flow to nowhere: keeps what is sent over it. Unreliable unless told otherwise. */
export class SipTestFlow implements SipFlow {
  static #count = 0;
  readonly id = `flow-${++SipTestFlow.#count}`;
  readonly transport = 'UDP';
  readonly remote = { address: '192.0.2.1', port: 5060 };
  readonly sent: string[] = [];
  readonly identity: FlowIdentity = {
    addressOfRecord: 'sip:ann@plenum.example',
    displayName: 'Ann',
    principal: 'ann',
  };
  alive = true;

  constructor(readonly reliable = false) {}

  send(message: Buffer): void {
    this.sent.push(message.toString());
  }

  close(): void {
    this.alive = false;
  }

  /** First lines of what was sent so far; then forgotten. */
  take(): string[] {
    return this.sent.splice(0).map((message) => message.split('\r\n', 1)[0] ?? '');
  }

  /** The last response that was sent. */
  get lastResponse(): SipResponse {
    const message = readSipMessage(Buffer.from(this.sent.at(-1) ?? ''));
    if (message instanceof SipResponse) return message;
    throw new Error('the last message was a request');
  }
}
