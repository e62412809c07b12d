import { ERROR_CODES, type ErrorCode } from '../../server/contract/errors';
import { RequestError } from './RequestError';

/** As much of a SIP response as says why it refuses. */
export interface SipResponse {
  readonly statusCode?: number | undefined;
  readonly reasonPhrase?: string | undefined;
  getHeader(name: string): string | undefined;
}

const STATUS_CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'meeting-not-found',
  410: 'meeting-ended',
  413: 'too-large',
  429: 'rate-limited',
  480: 'meeting-ended',
  481: 'not-in-meeting',
  486: 'meeting-full',
  488: 'media-refused',
  503: 'unavailable',
};

/** Reads code and sentence from `Warning: 399 <domain> "<code>: <sentence>"`, else guesses by the status. */
export function readRefusal(response: SipResponse): RequestError {
  const status = response.statusCode ?? 500;
  const retryAfter = Number.parseInt(response.getHeader('retry-after') ?? '', 10);
  const [, code = '', message] =
    /399 \S+ "([a-z-]+): ((?:[^"\\]|\\.)*)"/.exec(response.getHeader('warning') ?? '') ?? [];
  return new RequestError({
    code:
      readCode(code) ?? STATUS_CODES[status] ?? (status === 408 || status > 500 ? 'unavailable' : 'internal'),
    message: message?.replace(/\\(.)/g, '$1') ?? `${status} ${response.reasonPhrase ?? ''}`.trim(),
    ...(Number.isNaN(retryAfter) ? {} : { retryAfter }),
  });
}

function readCode(code: string): ErrorCode | undefined {
  return ERROR_CODES.find((known) => known === code);
}
