import { SipRefusal } from '../../sip';
import type { ErrorCode } from '../contract/errors';
import { asUnavailable } from '../kernel/asUnavailable';
import { PlenumError } from '../kernel/PlenumError';

/** SIP status of each refusal that a call can meet; anything else is 500. */
const SIP_STATUS: Partial<Record<ErrorCode, number>> = {
  'invalid-request': 400,
  forbidden: 403,
  quarantined: 403,
  'joined-elsewhere': 403,
  'meeting-not-found': 404,
  'not-found': 404,
  'meeting-ended': 480,
  'not-in-meeting': 481,
  'meeting-full': 486,
  'media-refused': 488,
  draining: 503,
  'media-unavailable': 503,
  'rate-limited': 503,
  unavailable: 503,
  busy: 503,
};

/** Seconds after which a caller may try again, where the error itself does not say. */
const RETRY_AFTER: Partial<Record<ErrorCode, number>> = {
  draining: 2,
  'media-unavailable': 1,
  unavailable: 2,
};

/** What a caller is told of an error; undefined for a bug, which is nobody's refusal. */
export function toSipRefusal(cause: unknown): SipRefusal | undefined {
  if (cause instanceof SipRefusal) return cause;
  const error = cause instanceof PlenumError ? cause : asUnavailable(cause);
  if (!(error instanceof PlenumError)) return undefined;
  const { code, message, retryAfter = RETRY_AFTER[code] } = error.toReply();
  return new SipRefusal(SIP_STATUS[code] ?? 500, message, { code, ...(retryAfter && { retryAfter }) });
}
