import type { SipHeaders } from './SipHeaders';
import { SipMessage } from './SipMessage';

const NO_BODY = Buffer.alloc(0);

/** A response: how a request fares. */
export class SipResponse extends SipMessage {
  constructor(
    readonly status: number,
    readonly reason: string,
    headers: SipHeaders,
    body: Buffer = NO_BODY,
  ) {
    super(headers, body);
  }

  get startLine(): string {
    return `SIP/2.0 ${this.status} ${this.reason}`;
  }

  get isFinal(): boolean {
    return this.status >= 200;
  }

  get isSuccess(): boolean {
    return this.status >= 200 && this.status < 300;
  }
}
