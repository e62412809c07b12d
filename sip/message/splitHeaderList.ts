/** More than any honest message has. */
export const MAX_ELEMENTS = 128;

const COMMA = 44;
const QUOTE = 34;
const BACKSLASH = 92;
const LEFT_ANGLE = 60;
const RIGHT_ANGLE = 62;

/**
 * The elements of a comma-separated header value; commas in quoted strings and in `<...>` do not separate. Stops one
 * element after the most there may be.
 */
export function splitHeaderList(value: string): string[] {
  if (!value.includes(',')) return [value];
  const elements: string[] = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at < value.length && elements.length <= MAX_ELEMENTS; at++) {
    const code = value.charCodeAt(at);
    if (quoted && code === BACKSLASH) at++;
    else if (code === QUOTE && !bracketed) quoted = !quoted;
    else if (quoted) continue;
    else if (code === LEFT_ANGLE) bracketed = true;
    else if (code === RIGHT_ANGLE) bracketed = false;
    else if (code === COMMA && !bracketed) {
      elements.push(value.slice(start, at).trim());
      start = at + 1;
    }
  }
  elements.push(value.slice(start).trim());
  return elements;
}
