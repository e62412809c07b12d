import { createResponse } from './message/createResponse';
import { randomToken } from './message/randomToken';
import type { UnreadableRequestError } from './message/UnreadableRequestError';
import { writeSipMessage } from './message/writeSipMessage';
import type { SipFlow } from './SipFlow';

/**
 * Answers a request that could not be read, without a transaction, from what could still be read of it. Nothing is
 * said to an ACK, nor where there is no Via to answer to.
 */
export function refuseUnreadable(request: UnreadableRequestError, flow: SipFlow): void {
  const { status, message, method, headers } = request;
  if (method === 'ACK' || headers.get('via') === undefined) return;
  const isTagged = /;[ \t]*tag[ \t]*=/i.test(headers.get('to') ?? '');
  const response = createResponse(request, status, {
    toTag: isTagged ? undefined : randomToken(),
    ...(status === 400 && { reason: `Bad Request - ${message}` }),
  });
  flow.send(writeSipMessage(response));
}
