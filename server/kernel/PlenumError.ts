import type { ErrorCode, ErrorReply } from '../contract/errors';

/** An expected refusal: a code from the contract's closed list and a sentence a person understands. */
export class PlenumError extends Error {
  override readonly name: string = 'PlenumError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  toReply(): ErrorReply {
    return { code: this.code, message: this.message };
  }
}
