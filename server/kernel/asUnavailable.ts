import { RetryLaterError } from './RetryLaterError';

const DATABASE_AWAY = 'The database does not answer. Nothing was changed; try again in a moment.';

/** Codes of Node and PostgreSQL that mean: it is not there, it is going, or it takes too long. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[123]|57014|53300|08\w{3})$/;
const AWAY_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout)/;

/**
 * What people are told when `error` says that the database is away: the same over HTTP, SIP and sockets. Undefined
 * when it says something else.
 */
export function asUnavailable(error: unknown): RetryLaterError | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const isAway = AWAY.test(String(code)) || AWAY_MESSAGES.test(String(message));
  return isAway ? new RetryLaterError('unavailable', DATABASE_AWAY, 2, { cause: error }) : undefined;
}
