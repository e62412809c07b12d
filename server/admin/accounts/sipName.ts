import { randomBytes } from 'node:crypto';

/** User part of a new user's address of record, made of their name: `lin.mei`. */
export function userSipName(displayName: string): string {
  const name = displayName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 40);
  // A meeting is called by nine digits, a guest is `guest-...`: nobody else may look like one.
  return /^[a-z]/.test(name) && !/^(guest|self)\b/.test(name) ? name : `user-${randomName()}`;
}

/** User part of a guest's address, which nobody can guess. */
export function guestSipName(): string {
  return `guest-${randomName()}`;
}

function randomName(): string {
  return randomBytes(8).toString('hex');
}
