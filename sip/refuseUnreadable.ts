import { createResponse } from './message/createResponse';
import { randomToken } from './message/randomToken';
import type { SipParseError } from './message/SipParseError';
import { writeSipMessage } from './message/writeSipMessage';
import type { SipFlow } from './SipFlow';

/**
 * Answers a request that could not be read, without a transaction, from what could still be read of it. Nothing is
 * said to a response, to an ACK, or to noise without a Via to answer to.
 */
export function refuseUnreadable({ status, message, salvaged }: SipParseError, flow: SipFlow): void {
  if (!salvaged || salvaged.method === 'ACK' || salvaged.headers.get('via') === undefined) return;
  const isTagged = /;[ \t]*tag[ \t]*=/i.test(salvaged.headers.get('to') ?? '');
  const reason = status === 400 ? `Bad Request - ${message}` : undefined;
  const response = createResponse(salvaged, status, {
    ...(isTagged ? {} : { toTag: randomToken() }),
    ...(reason === undefined ? {} : { reason }),
  });
  flow.send(writeSipMessage(response));
}
