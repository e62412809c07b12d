import type { LiveParticipantView } from '../../../server/contract/archive';

export type LinkGrade = 'good' | 'fair' | 'weak' | 'reconnecting' | 'unknown';

/** From here on sound suffers now and then, and from there on it does so always. */
const FAIR = { loss: 0.02, roundTripMs: 200 } as const;
const WEAK = { loss: 0.08, roundTripMs: 500 } as const;

/** How somebody's link does, in a word. */
export function linkGrade({ connection, lossIn, lossOut, roundTripMs }: LiveParticipantView): LinkGrade {
  if (connection === 'reconnecting') return 'reconnecting';
  const known = [lossIn, lossOut, roundTripMs].some((value) => value !== null);
  if (!known) return 'unknown';
  const loss = Math.max(lossIn ?? 0, lossOut ?? 0);
  const trip = roundTripMs ?? 0;
  if (loss >= WEAK.loss || trip >= WEAK.roundTripMs) return 'weak';
  if (loss >= FAIR.loss || trip >= FAIR.roundTripMs) return 'fair';
  return 'good';
}
