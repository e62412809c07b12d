import type { SipRequest } from '../message/SipRequest';
import type { SipFlow } from '../SipFlow';

/**
 * What tells one server transaction from another (RFC 3261 17.2.3): branch, sent-by and method, and the flow, so
 * that nobody can reach into the transactions of another peer. Requests of peers older than RFC 3261 have no
 * branch to go by; theirs are told apart by Call-ID, CSeq, From tag and Via.
 *
 * `method` is that of the request to be found: an ACK or CANCEL asks for the key of its INVITE.
 */
export function toServerKey(request: SipRequest, flow: SipFlow, method = request.method): string {
  const { via } = request;
  if (via.hasUniqueBranch) return `${flow.id} ${via.branch} ${via.sentBy} ${method}`;
  const sent = request.headers.get('via') ?? '';
  return `${flow.id} ${request.callId} ${request.cseq.number} ${request.from.tag} ${sent} ${method}`;
}

/** What tells one client transaction from another (RFC 3261 17.1.3). */
export function toClientKey({ branch, method }: { branch: string | undefined; method: string }): string {
  return `${branch} ${method}`;
}

/** The same for a request that reached us by two ways, which are then two transactions (RFC 3261 8.2.2.2). */
export function toMergeKey(request: SipRequest): string {
  return `${request.callId} ${request.from.tag} ${request.cseq.number} ${request.method}`;
}
