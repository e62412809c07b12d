import type { OutsideGuest } from '../../../server/contract/bookings';

/** Somebody from outside, for an address that was typed: `Ann Lee <ann.lee@example.org>`, or the address alone. */
export function guestOf(text: string): OutsideGuest | null {
  const [, named, bracketed] = /^(.*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? [];
  const email = (bracketed ?? text).trim().toLowerCase();
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/.test(email) || email.length > 254) return null;
  return { email, name: (named || nameOf(email)).slice(0, 64) };
}

/** `ann.lee` becomes `Ann Lee`. */
function nameOf(email: string): string {
  const words = (email.split('@')[0] ?? email).split(/[._-]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1)).join(' ');
}
