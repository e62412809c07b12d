import { MIN_REGISTRATION_SECONDS } from './focusCapabilities';
import type { SipRequest } from './message/SipRequest';
import { SipRefusal } from './sipErrors';

const DEFAULT_SECONDS = 3600;
const MAX_SECONDS = 3600;

/** How long a subscription is granted; 0 asks for one look only. Throws SipRefusal 423 for a time too short. */
export function readSubscriptionExpires({ headers }: SipRequest): number {
  const text = headers.get('expires');
  if (text === undefined || !/^\d{1,10}$/.test(text)) return DEFAULT_SECONDS;
  const seconds = Math.min(Number(text), MAX_SECONDS);
  if (seconds > 0 && seconds < MIN_REGISTRATION_SECONDS) throw new SipRefusal(423, 'interval too brief');
  return seconds;
}
