import { pino } from 'pino';

type Fields = Readonly<Record<string, unknown>>;

/** Structured log lines: a sentence and fields named in the words of the domain. */
export interface Logger {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** A logger that adds `context` to each of its lines; made once per object. */
  child(context: Fields): Logger;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const SECRET_FIELDS = ['password', 'token', 'secret', 'cookie', 'authorization', 'ice.password'];

/** A logger that writes one JSON object a line to `destination` (default: standard output). */
export function jsonLogger(level: LogLevel, destination?: { write(line: string): void }): Logger {
  const redact = { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' };
  const options = { level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return fromPino(destination ? pino(options, destination) : pino(options));
}

/** A logger that says nothing: for unit tests. */
export const silentLogger: Logger = jsonLogger('silent');

function fromPino(log: ReturnType<typeof pino>): Logger {
  return {
    debug: (message, fields) => log.debug(fields ?? {}, message),
    info: (message, fields) => log.info(fields ?? {}, message),
    warn: (message, fields) => log.warn(fields ?? {}, message),
    error: (message, fields) => log.error(withCause(fields), message),
    child: (context) => fromPino(log.child(context)),
  };
}

/** Errors are not enumerable in JSON: `cause` becomes its stack, with the causes behind it. */
function withCause(fields: Fields = {}): Fields {
  return fields['cause'] instanceof Error ? { ...fields, cause: describeError(fields['cause']) } : fields;
}

function describeError(error: Error): string {
  const stack = error.stack ?? error.message;
  return error.cause instanceof Error ? `${stack}\ncaused by: ${describeError(error.cause)}` : stack;
}
