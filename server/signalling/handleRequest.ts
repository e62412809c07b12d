import type { ErrorCode, ErrorReply, Reply } from '../contract/errors';
import type { RequestName } from '../contract/events';
import { asUnavailable } from '../kernel/asUnavailable';
import { checkShape } from '../kernel/checkShape';
import { InvalidRequestError } from '../kernel/InvalidRequestError';
import type { Logger } from '../kernel/Logger';
import { PlenumError } from '../kernel/PlenumError';
import type { Caller, ReplyValue, RequestHandler } from './RequestHandler';
import { requestHandlers } from './requestHandlers';

/** One socket, as its requests see it. */
export interface RequestSource extends Caller {
  readonly logger: Logger;
  /** Throws RateLimitedError. */
  admit(request: RequestName): void;
  noteInvalidRequest(): void;
  /** `request` is a name of the contract, or `unknown`. */
  noteOutcome(request: string, outcome: RequestOutcome): void;
}

/** How a request ended, for the figures. */
export type RequestOutcome = 'done' | ErrorCode;

type SendReply = (reply: Reply<unknown>) => void;

/**
 * The one path of every request: limit, parse, authorize, run, reply. `arguments_` is what came after the name: one
 * body and the function that replies. Never throws and never rejects.
 */
export async function handleRequest(
  source: RequestSource,
  name: unknown,
  arguments_: readonly unknown[],
): Promise<void> {
  const sendReply = arguments_.at(-1);
  const reply: SendReply = isFunction(sendReply) ? sendReply : () => undefined;
  try {
    if (!isRequestName(name)) throw new InvalidRequestError('There is no such request.');
    source.admit(name);
    if (arguments_.length !== 2 || !isFunction(sendReply)) {
      throw new InvalidRequestError('A request has exactly one body and asks for a reply.');
    }
    reply({ ok: true, value: await answer(source, name, arguments_[0]) });
    source.noteOutcome(name, 'done');
  } catch (error) {
    const refusal = toErrorReply(error, source.logger, name);
    reply({ ok: false, error: refusal });
    // A name that a client made up is no label: it would fill the memory.
    source.noteOutcome(isRequestName(name) ? name : 'unknown', refusal.code);
    if (error instanceof InvalidRequestError) source.noteInvalidRequest();
  }
}

async function answer<Name extends RequestName>(
  caller: Caller,
  name: Name,
  body: unknown,
): Promise<ReplyValue<Name>> {
  const handler: RequestHandler<Name> = requestHandlers[name];
  checkShape(body);
  const parsed = handler.schema.safeParse(body);
  if (!parsed.success) throw InvalidRequestError.of(parsed.error);
  return await handler.run(caller, parsed.data);
}

function toErrorReply(error: unknown, logger: Logger, request: unknown): ErrorReply {
  if (error instanceof PlenumError) {
    // The source's logger carries the sign-in.
    if (isDenial(error.code)) logger.info('request refused', { request, code: error.code });
    return error.toReply();
  }
  logger.error('request failed', { request, cause: error });
  return asUnavailable(error)?.toReply() ?? INTERNAL;
}

const INTERNAL = { code: 'internal', message: 'Something went wrong on the server.' } as const;

/** Somebody asked for what they may not do or see. */
function isDenial(code: ErrorCode): boolean {
  return code === 'forbidden' || code === 'not-found';
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requestHandlers, name);
}

function isFunction(value: unknown): value is SendReply {
  return typeof value === 'function';
}
