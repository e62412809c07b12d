import type { EndedNotice } from '../../../server/contract/conference';
import type { ErrorCode } from '../../../server/contract/errors';
import type { RequestError } from '../../connection/RequestError';

type EndReason = EndedNotice['reason'] | 'connection-lost';

/** How far one's own participation is. */
export type Participation =
  | { readonly state: 'waiting' }
  | { readonly state: 'joining' }
  | { readonly state: 'joined' }
  /** Something of the connection is missing since then; it is being mended. */
  | { readonly state: 'reconnecting'; readonly since: number }
  | { readonly state: 'left' }
  | { readonly state: 'ended'; readonly reason: EndReason; readonly by?: string }
  | { readonly state: 'refused'; readonly error: RequestError };

const ENDS: Partial<Record<ErrorCode, EndReason>> = {
  'meeting-ended': 'everyone-left',
  'joined-elsewhere': 'joined-elsewhere',
  quarantined: 'quarantined',
  unauthenticated: 'signed-out',
};

/** How a participation has ended whose return is refused with this code. */
export function readEnd(code: ErrorCode): EndReason {
  return ENDS[code] ?? 'connection-lost';
}

/** After the one of these that fits, nothing comes back by itself. */
export function isOver({ state }: Participation): boolean {
  return state === 'left' || state === 'ended' || state === 'refused';
}

export function isInside({ state }: Participation): boolean {
  return state === 'joined' || state === 'reconnecting';
}

/** What the person is shown while reconnecting: a veil on the own tile, then on all, then a page with a way out. */
export type ReconnectPhase = 'silent' | 'brief' | 'long' | 'lost';

const SILENT_MS = 1000;
const BRIEF_MS = 15_000;
const LONG_MS = 60_000;

export function reconnectPhase(since: number, now: number): ReconnectPhase {
  const passed = now - since;
  if (passed < SILENT_MS) return 'silent';
  if (passed < BRIEF_MS) return 'brief';
  return passed < LONG_MS ? 'long' : 'lost';
}
