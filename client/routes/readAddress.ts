/** Text from the address; said to be undefined where there is none, because the router keeps what nobody overrules. */
export function readText(value: unknown): string | undefined {
  return value === undefined || value === '' ? undefined : String(value);
}

/** Only a path of this server: an address elsewhere would turn the sign-in into a trap. */
export function readNext(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}
