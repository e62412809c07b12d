import type { SipHeaders } from './SipHeaders';

/** A message that is not SIP as the RFCs define it: the only error that reading a message throws. */
export class SipParseError extends Error {
  override readonly name = 'SipParseError';

  constructor(
    /** What a request like this is answered. */
    readonly status: number,
    message: string,
    /** What could still be read of a request, enough to answer it; absent for responses and for noise. */
    readonly salvaged?: SalvagedRequest,
  ) {
    super(message);
  }
}

export interface SalvagedRequest {
  readonly method: string;
  readonly headers: SipHeaders;
}
