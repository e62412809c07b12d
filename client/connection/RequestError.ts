import type { ErrorCode, ErrorReply } from '../../server/contract/errors';

/** A refusal of the server, whichever way it came (REST, SIP or socket): translate it by its code. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: ErrorCode;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;
  readonly issues: ErrorReply['issues'];

  constructor(reply: ErrorReply, options?: ErrorOptions) {
    super(reply.message, options);
    this.code = reply.code;
    this.retryAfter = reply.retryAfter;
    this.issues = reply.issues;
  }
}
