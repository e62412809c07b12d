/** A message that is not SIP as the RFCs define it: the only error that reading a message throws. */
export class SipParseError extends Error {
  override readonly name: string = 'SipParseError';

  constructor(
    /** What a request like this is answered. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
