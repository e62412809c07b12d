import type { ErrorReply } from '../contract/errors';
import { PlenumError } from './PlenumError';

/** A refusal that passes: trying again after some seconds makes sense. */
export class RetryLaterError extends PlenumError {
  override readonly name = 'RetryLaterError';

  constructor(
    code: 'rate-limited' | 'busy' | 'draining' | 'unavailable',
    message: string,
    /** Whole seconds. */
    readonly retryAfter: number,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }

  override toReply(): ErrorReply {
    return { ...super.toReply(), retryAfter: this.retryAfter };
  }
}
