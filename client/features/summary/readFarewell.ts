import type { EndedNotice } from '../../../server/contract/conference';

/** The sentences that tell how a meeting was left. */
export type Farewell = Reason | 'ended-by-name';

type Reason = EndedNotice['reason'] | 'connection-lost';

const REASONS: readonly Reason[] = [
  'ended-by-host',
  'ended-by-admin',
  'everyone-left',
  'signed-out',
  'joined-elsewhere',
  'draining',
  'quarantined',
  'connection-lost',
];

/** Which sentence fits the reason in the address; without one, the person left. */
export function readFarewell(reason: string | undefined, by: string | undefined): Farewell {
  const known = REASONS.find((one) => one === reason);
  if (known === undefined) return 'left';
  return known === 'ended-by-host' && by !== undefined ? 'ended-by-name' : known;
}
