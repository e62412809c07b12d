const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FIRST = DIGITS.charAt(0);
const COUNTED = 6;
const MIDDLE = Math.floor(DIGITS.length / 2);

/** A place between two in an order of text; without `before` ahead of all, without `after` behind all. */
export function orderBetween(before: string | undefined, after: string | undefined): string {
  let place = '';
  // Never ends with the first digit, so that there is always room ahead of it.
  for (let index = 0; ; index++) {
    const low = digitAt(before, index, 0);
    const high = after !== undefined && index < after.length ? digitAt(after, index, 0) : DIGITS.length;
    if (high - low > 1) return place + DIGITS.charAt(Math.floor((low + high) / 2));
    place += DIGITS.charAt(low);
    // Smaller than `after` from here on, whatever follows.
    if (low < high) return place + afterAll(before?.slice(index + 1));
  }
}

/** Text that stands behind `rest`. */
function afterAll(rest = ''): string {
  for (let index = 0; index < rest.length; index++) {
    const digit = DIGITS.indexOf(rest.charAt(index));
    if (digit < DIGITS.length - 1)
      return rest.slice(0, index) + DIGITS.charAt(Math.ceil((digit + DIGITS.length) / 2));
  }
  return rest + DIGITS.charAt(MIDDLE);
}

function digitAt(text: string | undefined, index: number, beyond: number): number {
  return text !== undefined && index < text.length ? DIGITS.indexOf(text.charAt(index)) : beyond;
}

/** Behind `last`: counts up in the first digits, so that it stays short however many come. */
export function orderAfter(last: string | undefined): string {
  const digits = [...(last ?? DIGITS.charAt(MIDDLE)).slice(0, COUNTED).padEnd(COUNTED, FIRST)];
  for (let index = COUNTED - 1; index >= 0; index--) {
    const next = DIGITS.charAt(DIGITS.indexOf(digits[index] ?? FIRST) + 1);
    if (next !== '') return [...digits.slice(0, index), next].join('').padEnd(COUNTED, FIRST);
  }
  return orderBetween(last, undefined);
}
