/**
 * A refusal the peer is told: a SIP status and, for programs, a code.
 *
 * The code and the sentence travel as `Warning: 399 <domain> "<code>: <sentence>"` (RFC 3261 20.43), which a
 * browser can read; `retryAfter` becomes Retry-After, in seconds.
 */
export class SipRefusal extends Error {
  override readonly name: string = 'SipRefusal';
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;
  /** What the response says besides, such as Unsupported. */
  readonly headers: readonly (readonly [name: string, value: string])[];

  constructor(
    readonly status: number,
    /** The sentence behind the code, for a person; the status line keeps the RFC's phrase. */
    message: string,
    details: RefusalDetails = {},
  ) {
    super(message);
    this.code = details.code;
    this.retryAfter = details.retryAfter;
    this.headers = details.headers ?? [];
  }
}

export interface RefusalDetails {
  /** One of the contract's error codes. */
  readonly code?: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}
