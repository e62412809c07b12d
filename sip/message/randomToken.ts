import { randomBytes } from 'node:crypto';
import { MAGIC_COOKIE } from './Via';

/** A tag or Call-ID nobody can guess: 96 random bits. */
export function randomToken(): string {
  return randomBytes(12).toString('hex');
}

/** A branch for a transaction of ours. */
export function randomBranch(): string {
  return `${MAGIC_COOKIE}${randomToken()}`;
}
