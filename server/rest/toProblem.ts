import type { ErrorReply } from '../contract/errors';
import { asUnavailable } from '../kernel/asUnavailable';
import { PlenumError } from '../kernel/PlenumError';
import { STATUS_CODES } from './statusCodes';

/** The body of every refusal (RFC 9457), with Plenum's code for programs. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorReply['code'];
  readonly issues?: ErrorReply['issues'];
  readonly alternatives?: ErrorReply['alternatives'];
  readonly by?: ErrorReply['by'];
  /** Seconds. */
  readonly retryAfter?: number;
}

/** What the caller may know of an error; anything but a PlenumError is a bug and says nothing of itself. */
export function toProblem(error: unknown): Problem {
  const { code, message, issues, retryAfter, alternatives, by } = toExpected(error).toReply();
  return {
    type: `urn:plenum:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status: STATUS_CODES[code],
    detail: message,
    code,
    ...(issues && { issues }),
    ...(alternatives && { alternatives }),
    ...(by !== undefined && { by }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function toExpected(error: unknown): PlenumError {
  if (error instanceof PlenumError) return error;
  if (isClientError(error)) return toRefusal(error);
  return (
    asUnavailable(error) ??
    new PlenumError('internal', 'Something went wrong on the server. It has been logged.')
  );
}

/** What Express and its body reader throw about requests that they cannot read. */
interface ClientError {
  readonly status: number;
  readonly type?: unknown;
}

function isClientError(error: unknown): error is ClientError {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function toRefusal({ status, type }: ClientError): PlenumError {
  if (status === 413) return new PlenumError('too-large', 'The request is larger than is allowed here.');
  if (status === 404) return new PlenumError('not-found', 'There is nothing here.');
  const message =
    type === 'entity.parse.failed' ? 'The request is no valid JSON.' : 'The request cannot be read.';
  return new PlenumError('invalid-request', message);
}
