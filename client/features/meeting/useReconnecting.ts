import { type Participation, type ReconnectPhase, reconnectPhase } from './Participation';
import { useSeconds } from './useSeconds';

export interface Reconnecting {
  readonly phase: ReconnectPhase;
  readonly seconds: number;
}

/** For how long the connection is being mended; null while it stands, and for the first moment. */
export function useReconnecting(participation: Participation): Reconnecting | null {
  const since = participation.state === 'reconnecting' ? participation.since : null;
  const now = useSeconds(since !== null);
  if (since === null) return null;
  const phase = reconnectPhase(since, now);
  return phase === 'silent' ? null : { phase, seconds: Math.floor((now - since) / 1000) };
}
