import type { EndedNotice } from '../../../server/contract/conference';

/** The sentences that tell how a meeting was left. */
export type Farewell = 'left' | 'ended-by-name' | EndedNotice['reason'];

const REASONS: readonly EndedNotice['reason'][] = [
  'ended-by-host',
  'ended-by-admin',
  'everyone-left',
  'signed-out',
  'joined-elsewhere',
  'draining',
  'quarantined',
];

/** Which sentence fits the reason in the address; without one, the person left. */
export function readFarewell(reason: string | undefined, by: string | undefined): Farewell {
  const known = REASONS.find((one) => one === reason);
  if (known === undefined) return 'left';
  return known === 'ended-by-host' && by !== undefined ? 'ended-by-name' : known;
}
