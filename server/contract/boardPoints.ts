/**
 * The points of a line or a stroke, written as text: for each point the steps of x, y (tenths of a unit) and pressure
 * (0 to 63) from the point before it, each a variable-length quantity in base64url as in source maps. Four to six
 * characters a point, and two texts can be told one after the other.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGITS: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, digit) => [letter, digit]));
const PARTS_A_POINT = 3;
const TENTHS = 10;
const FULL_PRESSURE = 63;
/** No coordinate of a board is further from its middle. */
export const FARTHEST = 1_000_000;

/** x, y and pressure (0 to 1) of each point, one after the other. */
export function packPoints(points: readonly number[]): string {
  const before = [0, 0, 0];
  let text = '';
  points.forEach((value, index) => {
    const part = index % PARTS_A_POINT;
    const whole = Math.round(value * (part === 2 ? FULL_PRESSURE : TENTHS));
    text += toQuantity(whole - (before[part] ?? 0));
    before[part] = whole;
  });
  return text;
}

/** Reads what packPoints wrote; of anything else as much as can be read. */
export function unpackPoints(text: string): number[] {
  const wholes = readQuantities(text);
  const at = [0, 0, 0];
  return wholes.map((step, index) => {
    const part = index % PARTS_A_POINT;
    const whole = (at[part] ?? 0) + step;
    at[part] = whole;
    return whole / (part === 2 ? FULL_PRESSURE : TENTHS);
  });
}

/** How many points `text` holds; undefined when packPoints can not have written it. */
export function countPoints(text: string): number | undefined {
  const points = unpackPoints(text);
  if (points.length % PARTS_A_POINT !== 0 || packPoints(points) !== text) return undefined;
  const isWithin = points.every((value, index) =>
    index % PARTS_A_POINT === 2 ? value >= 0 && value <= 1 : Math.abs(value) <= FARTHEST,
  );
  return isWithin ? points.length / PARTS_A_POINT : undefined;
}

function toQuantity(step: number): string {
  let rest = step < 0 ? -step * 2 + 1 : step * 2;
  let text = '';
  do {
    const digit = rest % 32;
    rest = Math.floor(rest / 32);
    text += ALPHABET[rest > 0 ? digit + 32 : digit];
  } while (rest > 0);
  return text;
}

function readQuantities(text: string): number[] {
  const steps: number[] = [];
  let value = 0;
  let weight = 1;
  for (const letter of text) {
    const digit = DIGITS.get(letter);
    if (digit === undefined) break;
    value += (digit % 32) * weight;
    weight *= 32;
    if (digit >= 32) continue;
    steps.push(value % 2 === 1 ? -(value - 1) / 2 : value / 2);
    value = 0;
    weight = 1;
  }
  return steps;
}
