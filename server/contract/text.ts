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

/** Text from people that may have several lines, and says something. */
export function requiredText(max: number) {
  return optionalText(max).pipe(z.string().min(1));
}

/** Text from people that may be left out: as plainText, but it may be empty and have several lines. */
export function optionalText(max: number) {
  return z
    .string()
    .max(max)
    .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().regex(/^[\P{Cc}\n]*$/u, 'control characters are not allowed'));
}
