import { SipParseError } from './SipParseError';

/** `;name=value` parameters of a header or URI: names in lower case, `undefined` where there is no value. */
export type HeaderParameters = ReadonlyMap<string, string | undefined>;

export const NO_PARAMETERS: HeaderParameters = new Map();

/** A token, with the linear whitespace that may stand around `;` and `=`, then a token, host or quoted string. */
const PARAMETER =
  /[ \t]*;[ \t]*([\w\-.!%*+`'~]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"<>=\x00-\x1f\x7f]+)))?/sy;

/** Reads the parameters that fill `text` from `start` to its end. */
export function readHeaderParameters(text: string, start: number): HeaderParameters {
  const end = text.trimEnd().length;
  if (start >= end) return NO_PARAMETERS;
  const parameters = new Map<string, string | undefined>();
  PARAMETER.lastIndex = start;
  while (PARAMETER.lastIndex < end) {
    const match = PARAMETER.exec(text);
    if (!match?.[1]) throw new SipParseError(400, 'Malformed Parameter');
    const name = match[1].toLowerCase();
    if (parameters.has(name)) throw new SipParseError(400, 'Repeated Parameter');
    parameters.set(name, match[2] === undefined ? match[3] : unescapeQuoted(match[2]));
  }
  return parameters;
}

/** The text of a quoted string without its quotes and backslashes. */
export function unescapeQuoted(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, '$1') : text;
}

/** `text` as a quoted string; what a quoted string cannot hold is dropped. */
export function quote(text: string): string {
  return `"${text.replace(/[\x00-\x08\x0a-\x1f\x7f]/g, '').replace(/["\\]/g, '\\$&')}"`;
}
