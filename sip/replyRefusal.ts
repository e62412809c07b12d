import {
  ACCEPTED_BODIES,
  ALLOWED_METHODS,
  MIN_REGISTRATION_SECONDS,
  MIN_SESSION_SECONDS,
} from './focusCapabilities';
import { quote } from './message/HeaderParameters';
import { SipParseError } from './message/SipParseError';
import { SipRefusal } from './sipErrors';
import type { ServerTransaction } from './transaction/ServerTransaction';

type Header = readonly [name: string, value: string];

/** What RFC 3261 21.4 has certain refusals say besides. */
const EXPLANATIONS: Readonly<Record<number, Header>> = {
  405: ['allow', ALLOWED_METHODS.join(', ')],
  406: ['accept', ACCEPTED_BODIES.join(', ')],
  415: ['accept', ACCEPTED_BODIES.join(', ')],
  422: ['min-se', String(MIN_SESSION_SECONDS)],
  423: ['min-expires', String(MIN_REGISTRATION_SECONDS)],
  489: ['allow-events', 'conference'],
};

/** Answers a request with a refusal; anything but a SipRefusal is a bug and answers 500, saying nothing. */
export function replyRefusal(transaction: ServerTransaction, error: unknown, domain: string): void {
  const refusal = toRefusal(error);
  transaction.reply(refusal.status, { headers: describeRefusal(refusal, domain) });
}

function toRefusal(error: unknown): SipRefusal {
  if (error instanceof SipRefusal) return error;
  if (error instanceof SipParseError) return new SipRefusal(error.status, error.message);
  return new SipRefusal(500, 'internal error');
}

function describeRefusal(
  { status, message, code, retryAfter, headers }: SipRefusal,
  domain: string,
): Header[] {
  const explanation = EXPLANATIONS[status];
  return [
    ...headers,
    ...(explanation ? [explanation] : []),
    ...(retryAfter === undefined ? [] : [['retry-after', String(Math.ceil(retryAfter))] as const]),
    ['warning', `399 ${domain} ${quote(code === undefined ? message : `${code}: ${message}`)}`],
  ];
}
