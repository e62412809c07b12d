import type { ErrorCode, ErrorReply } from '../../server/contract/errors';

/** A refusal of the server, whichever way it came (REST, SIP or socket): translate it by its code. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: ErrorCode;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;
  readonly issues: ErrorReply['issues'];
  /** What is free instead, where a booking met another. */
  readonly alternatives: ErrorReply['alternatives'];

  constructor(reply: ErrorReply, options?: ErrorOptions) {
    super(reply.message, options);
    this.code = reply.code;
    this.retryAfter = reply.retryAfter;
    this.issues = reply.issues;
    this.alternatives = reply.alternatives;
  }
}
