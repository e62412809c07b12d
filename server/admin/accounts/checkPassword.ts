import { WeakPasswordError } from './accountErrors';
import { COMMON_WORDS } from './commonWords';

/** Whose password it is going to be: their own words are guessed first. */
export interface PasswordContext {
  readonly email: string;
  readonly displayName: string;
  /** Host part of this installation's addresses. */
  readonly domain: string;
}

/** Letters and figures that must be left once everything a guesser tries first is taken away. */
const REST = 5;
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb',
];
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Refuses what guessers try first: common words and passwords, one's own name, runs of the keyboard and repetitions,
 * also spelt with figures, and however long they are made by adding more of the same. Throws WeakPasswordError.
 */
export function checkPassword(password: string, context: PasswordContext): void {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 5) throw new WeakPasswordError('This password has too few different characters.');
  if (isRepetition(plain)) throw new WeakPasswordError('This password repeats itself.');
  const own = ownWords(context);
  if (rest(plain, own).length < REST) {
    throw new WeakPasswordError('This password is made of your own name or address.');
  }
  const spellings = [plain, [...plain].map((letter) => LOOKALIKES[letter] ?? letter).join('')];
  if (spellings.some((spelling) => rest(spelling, [...own, ...COMMON_WORDS]).length < REST)) {
    throw new WeakPasswordError(
      'This password is among those that are guessed first. Take a few unrelated words.',
    );
  }
}

/** What is left of a password without the words, runs, and the figures and signs around them. */
function rest(password: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const withoutWords = longestFirst.reduce((left, word) => left.replaceAll(word, ' '), password);
  return withoutRuns(withoutWords).replace(/[\d\p{P}\p{S}\s]/gu, '');
}

/** Takes away four or more neighbours of the alphabet or the keyboard, in either direction. */
function withoutRuns(text: string): string {
  const runs = RUNS.flatMap((run) => [run, [...run].reverse().join('')]);
  let left = text;
  for (const run of runs) {
    for (let length = run.length; length >= 4; length -= 1) {
      for (let start = 0; start + length <= run.length; start += 1) {
        left = left.replaceAll(run.slice(start, start + length), ' ');
      }
    }
  }
  return left;
}

/** One part of at most a third of the whole, again and again. */
function isRepetition(text: string): boolean {
  return /^(.+?)\1{2,}.{0,2}$/su.test(text);
}

function ownWords({ email, displayName, domain }: PasswordContext): readonly string[] {
  const words = [
    email.toLowerCase(),
    ...`${email} ${displayName} ${domain}`.toLowerCase().split(/[^\p{L}\p{N}]+/u),
  ];
  return words.filter((word) => word.length >= 3);
}
