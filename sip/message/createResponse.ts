import { toReasonPhrase } from './reasonPhrases';
import { SipHeaders } from './SipHeaders';
import { SipResponse } from './SipResponse';

/** As much of a request as its responses repeat: present even when the request could not be understood. */
interface Answerable {
  readonly headers: SipHeaders;
}

interface ResponseDetails {
  /** Ours, added to a To that has none. A bare address needs no `<...>` for it (RFC 3261 20). */
  readonly toTag?: string | undefined;
  readonly reason?: string;
  readonly headers?: Iterable<readonly [name: string, value: string]>;
  readonly contentType?: string;
  readonly contentDisposition?: string;
  readonly body?: string | Buffer;
}

/** The response to a request, with what RFC 3261 8.2.6 has it repeat. */
export function createResponse(
  request: Answerable,
  status: number,
  details: ResponseDetails = {},
): SipResponse {
  const headers = new SipHeaders();
  for (const value of request.headers.all('via')) headers.add('via', value);
  copy(request.headers, headers, 'from');
  const to = request.headers.get('to');
  if (to !== undefined) headers.add('to', details.toTag === undefined ? to : `${to};tag=${details.toTag}`);
  copy(request.headers, headers, 'call-id');
  copy(request.headers, headers, 'cseq');
  if (status === 100) copy(request.headers, headers, 'timestamp');
  for (const [name, value] of details.headers ?? []) headers.add(name, value);
  if (details.contentType !== undefined) headers.add('content-type', details.contentType);
  if (details.contentDisposition !== undefined)
    headers.add('content-disposition', details.contentDisposition);
  const body = Buffer.from(details.body ?? '');
  return new SipResponse(status, details.reason ?? toReasonPhrase(status), headers, body);
}

function copy(from: SipHeaders, to: SipHeaders, name: string): void {
  const value = from.get(name);
  if (value !== undefined) to.add(name, value);
}
