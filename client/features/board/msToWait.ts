import { secondsToWait } from '../../connection/askPatiently';
import type { RequestError } from '../../connection/RequestError';

const RETRY_MS = 1_000;
const PASSING = ['rate-limited', 'busy', 'unavailable', 'internal', 'draining'];

/** After how long to ask once more; undefined where the refusal is final. */
export function msToWait(error: RequestError): number | undefined {
  if (!PASSING.includes(error.code)) return undefined;
  return (secondsToWait(error) ?? 0) * 1000 || RETRY_MS;
}
