import type { z } from 'zod';
import type { ErrorReply } from '../contract/errors';
import { PlenumError } from './PlenumError';

type Issues = NonNullable<ErrorReply['issues']>;

const MAX_ISSUES = 20;
const MAX_ISSUE_LENGTH = 200;

/** A request that is none of the contract's: what was sent is unknown, malformed or does not fit its schema. */
export class InvalidRequestError extends PlenumError {
  override readonly name = 'InvalidRequestError';

  constructor(
    message: string,
    private readonly issues: Issues = [],
  ) {
    super('invalid-request', message);
  }

  /** Names every part that does not fit, and never its value. */
  static of({ issues }: z.ZodError): InvalidRequestError {
    const named = issues.slice(0, MAX_ISSUES).map(({ path, message }) => ({
      path: path.map(String).join('.').slice(0, MAX_ISSUE_LENGTH),
      message: message.slice(0, MAX_ISSUE_LENGTH),
    }));
    return new InvalidRequestError('Some of what was sent is missing or wrong.', named);
  }

  override toReply(): ErrorReply {
    return this.issues.length === 0 ? super.toReply() : { ...super.toReply(), issues: this.issues };
  }
}
