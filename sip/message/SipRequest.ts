import type { OtherUri } from './OtherUri';
import type { SipHeaders } from './SipHeaders';
import { SipMessage } from './SipMessage';
import type { SipUri } from './SipUri';

const NO_BODY = Buffer.alloc(0);

/** A request: somebody wants something of `uri`. */
export class SipRequest extends SipMessage {
  constructor(
    readonly method: string,
    readonly uri: SipUri | OtherUri,
    headers: SipHeaders,
    body: Buffer = NO_BODY,
  ) {
    super(headers, body);
  }

  get startLine(): string {
    return `${this.method} ${this.uri} SIP/2.0`;
  }

  /** Whether it belongs to a dialog, or claims to. */
  get isInDialog(): boolean {
    return this.to.tag !== undefined;
  }
}
