import { toHeaderKey } from './headerNames';
import { readUri } from './readUri';
import { SipHeaders } from './SipHeaders';
import { SipParseError } from './SipParseError';
import { SipRequest } from './SipRequest';
import { SipResponse } from './SipResponse';
import { UnreadableRequestError } from './UnreadableRequestError';

/** Limits of what is read at all (SPEC M1). */
export const MAX_MESSAGE_BYTES = 65_536;
const MAX_HEADERS = 128;
const MAX_LINE = 8192;
/** Counting continuation lines: a header may be folded, but not without end. */
const MAX_LINES = 512;
const MAX_HOPS = 255;

const REQUEST_LINE = /^([\w\-.!%*+`'~]+) (\S+) SIP\/(\d+)\.(\d+)$/i;
const METHOD = /^[\w\-.!%*+`'~]+(?= )/;
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d) ([^\x00-\x08\x0a-\x1f\x7f]*)$/i;
const END_OF_HEADERS = '\r\n\r\n';

/** Headers that may come once only. */
const SINGLE = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type'];

/**
 * How the end of a body is known. In a datagram (UDP, one WebSocket frame) Content-Length may be missing and what
 * follows the body is ignored; in a stream it must be there and exact (RFC 3261 18.3, RFC 7118 5.3).
 */
export type Framing = 'datagram' | 'stream';

/**
 * Reads one whole message.
 *
 * Throws SipParseError and nothing else: an UnreadableRequestError when it was a request and might be answered.
 */
export function readSipMessage(
  data: Buffer,
  framing: Framing = 'datagram',
  maxBytes = MAX_MESSAGE_BYTES,
): SipRequest | SipResponse {
  if (data.length > maxBytes) throw new SipParseError(513, 'Message Too Large');
  const start = skipEmptyLines(data);
  const blank = data.indexOf(END_OF_HEADERS, start);
  const end = blank < 0 ? data.length : blank;
  const lines = data.toString('utf8', start, end).split('\r\n', MAX_LINES + 1);
  const startLine = lines[0] ?? '';
  const headers = new SipHeaders();
  const fault = readHeaders(lines, headers) ?? (blank < 0 ? 'Headers Not Ended' : undefined);
  const rest = data.subarray(blank < 0 ? end : end + END_OF_HEADERS.length);
  return /^SIP\//i.test(startLine)
    ? readResponse(startLine, { headers, fault, rest, framing })
    : readRequest(startLine, { headers, fault, rest, framing });
}

/** A message whose lines were told apart, but not yet understood. */
interface RawMessage {
  readonly headers: SipHeaders;
  /** What is wrong with the lines themselves. */
  readonly fault: string | undefined;
  readonly rest: Buffer;
  readonly framing: Framing;
}

function readRequest(line: string, raw: RawMessage): SipRequest {
  const match = REQUEST_LINE.exec(line);
  const method = match?.[1] ?? METHOD.exec(line)?.[0];
  if (method === undefined) throw new SipParseError(400, 'Malformed Request Line');
  try {
    if (!match?.[2] || line.length > MAX_LINE) throw new SipParseError(400, 'Malformed Request Line');
    if (match[3] !== '2' || match[4] !== '0') throw new SipParseError(505, 'Version Not Supported');
    if (raw.fault !== undefined) throw new SipParseError(400, raw.fault);
    const request = new SipRequest(method, readUri(match[2]), raw.headers, readBody(raw));
    checkRequest(request);
    return request;
  } catch (error) {
    if (!(error instanceof SipParseError)) throw error;
    throw new UnreadableRequestError(error, method, raw.headers);
  }
}

function readResponse(line: string, raw: RawMessage): SipResponse {
  const match = STATUS_LINE.exec(line);
  if (!match || line.length > MAX_LINE) throw new SipParseError(400, 'Malformed Status Line');
  if (raw.fault !== undefined) throw new SipParseError(400, raw.fault);
  const response = new SipResponse(Number(match[1]), match[2] ?? '', raw.headers, readBody(raw));
  checkCommon(response);
  return response;
}

/** Everything RFC 3261 8.1.1 demands; Max-Forwards may be missing, as before RFC 3261. */
function checkRequest(request: SipRequest): void {
  checkCommon(request);
  if (request.cseq.method !== request.method) throw new SipParseError(400, 'CSeq Method Differs');
  const hops = request.headers.get('max-forwards');
  if (hops !== undefined && !(/^\d{1,8}$/.test(hops) && Number(hops) <= MAX_HOPS)) {
    throw new SipParseError(400, 'Malformed Max-Forwards');
  }
}

/** Reads every header the stack relies on, so that later nobody meets one that is malformed. */
function checkCommon(message: SipRequest | SipResponse): void {
  const repeated = message.headers.findRepeated(SINGLE);
  if (repeated !== undefined) throw new SipParseError(400, `Repeated ${repeated}`);
  void [message.via, message.from, message.to, message.callId, message.cseq];
  void [message.contacts, message.recordRoutes];
  if (message.hasWildcardContact && message.headers.all('contact').length > 1) {
    throw new SipParseError(400, 'Wildcard Among Contacts');
  }
}

function readBody({ headers, rest, framing }: RawMessage): Buffer {
  const text = headers.get('content-length');
  if (text === undefined) {
    if (framing === 'stream') throw new SipParseError(400, 'Missing Content-Length');
    return rest;
  }
  const length = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
  const tooLong = framing === 'stream' ? length !== rest.length : length > rest.length;
  if (Number.isNaN(length) || tooLong) throw new SipParseError(400, 'Content-Length Differs');
  return length === rest.length ? rest : rest.subarray(0, length);
}

/** Fills `headers` with what can be read, and answers a fault, so that even bad requests get a reply. */
function readHeaders(lines: readonly string[], headers: SipHeaders): string | undefined {
  let fault = lines.length > MAX_LINES ? 'Too Many Lines' : undefined;
  for (let at = 1; at < lines.length; ) {
    let field = lines[at++] ?? '';
    while (isContinuation(lines[at])) field += ` ${(lines[at++] ?? '').trimStart()}`;
    if (headers.size === MAX_HEADERS) return 'Too Many Headers';
    fault = readHeader(field, headers) ?? fault;
  }
  return fault;
}

/** Adds one unfolded header field, or answers what is wrong with it. */
function readHeader(field: string, headers: SipHeaders): string | undefined {
  if (field.length > MAX_LINE) return 'Line Too Long';
  if (field.includes('\r') || field.includes('\n')) return 'Stray Line Break';
  const colon = field.indexOf(':');
  const key = colon < 0 ? undefined : toHeaderKey(field.slice(0, colon).trimEnd());
  if (key === undefined) return 'Malformed Header';
  headers.add(key, field.slice(colon + 1).trim());
  return undefined;
}

function isContinuation(line: string | undefined): boolean {
  const first = line?.charCodeAt(0);
  return first === 32 || first === 9;
}

/** Empty lines before a message are ignored (RFC 3261 7.5). */
function skipEmptyLines(data: Buffer): number {
  let start = 0;
  while (data[start] === 13 && data[start + 1] === 10) start += 2;
  return start;
}
