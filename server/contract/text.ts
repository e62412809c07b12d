import { z } from 'zod';

/** Text from people: NFC, no control characters, not blank, at most `max` characters. */
export function plainText(max: number) {
  return z
    .string()
    .max(max)
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .regex(/^\P{Cc}*$/u, 'control characters are not allowed'),
    );
}

/** The name a person shows to others. */
export const DisplayName = plainText(64);

/** What a meeting is about, in one line. */
export const MeetingTitle = plainText(120);
