import type { z } from 'zod';
import type { ErrorReply } from '../contract/errors';
import { PlenumError } from '../kernel/PlenumError';

/** A body that does not fit its schema; names every part that was wrong, and never its value. */
export class InvalidRequestError extends PlenumError {
  override readonly name = 'InvalidRequestError';

  constructor(private readonly error: z.ZodError) {
    super('invalid-request', 'Some of what was sent is missing or wrong.');
  }

  override toReply(): ErrorReply {
    const issues = this.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return { ...super.toReply(), issues: issues.slice(0, 20) };
  }
}
