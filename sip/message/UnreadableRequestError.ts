import type { SipHeaders } from './SipHeaders';
import { SipParseError } from './SipParseError';

/** A request that could not be read as a whole, with what could: enough to answer it. */
export class UnreadableRequestError extends SipParseError {
  override readonly name = 'UnreadableRequestError';

  constructor(
    { status, message }: SipParseError,
    readonly method: string,
    readonly headers: SipHeaders,
  ) {
    super(status, message);
  }
}
