import { isIPv4, isIPv6 } from 'node:net';
import { SipParseError } from './SipParseError';

const MAX_HOST = 255;
/** The last label begins with a letter, lest it be half an IPv4 address. */
const NAME = /^(?:[a-z\d][a-z\d.-]*\.)?[a-z][a-z\d-]*\.?$/;
const HOST_PORT = /^([\w\-.]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i;

/** Reads `host[:port]` as it stands in URIs and in Via; the host in lower case. Throws SipParseError 400. */
export function readHostPort(text: string): { host: string; port: number | undefined } {
  // Nearly every host is a plain name, and each message has half a dozen.
  if (isName(text)) return { host: text, port: undefined };
  const match = HOST_PORT.exec(text);
  const host = match?.[1]?.toLowerCase();
  if (host === undefined || !isHost(host)) throw new SipParseError(400, 'Malformed Host');
  const port = match?.[2] === undefined ? undefined : Number(match[2]);
  if (port !== undefined && (port === 0 || port > 65_535)) throw new SipParseError(400, 'Malformed Host');
  return { host, port };
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return host.length <= MAX_HOST && isIPv6(host.slice(1, -1));
  return isName(host) || isIPv4(host);
}

function isName(text: string): boolean {
  return text.length <= MAX_HOST && NAME.test(text) && !text.includes('..');
}
