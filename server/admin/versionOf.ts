import { createHash } from 'node:crypto';
import { PlenumError } from '../kernel/PlenumError';

/** Another one whenever these fields are others; says nothing of what they are. */
export function versionOf(fields: object): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16);
}

/** Throws `changed-meanwhile` when whoever wants to change something has seen another version of it. */
export function checkVersion(seen: string | undefined, now: string): void {
  if (seen === undefined || seen === now) return;
  throw new PlenumError('changed-meanwhile', 'Somebody else has changed this meanwhile. Look at it again.');
}
