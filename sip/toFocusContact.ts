import { SipUri } from './message/SipUri';
import type { ServerTransaction } from './transaction/ServerTransaction';

/** Our Contact in a dialog with a conference: where it is, and that it is a focus (RFC 4579 5.1). */
export function toFocusContact({ request, flow }: ServerTransaction, domain: string): string {
  const user =
    request.uri instanceof SipUri && request.uri.user ? `${encodeURIComponent(request.uri.user)}@` : '';
  // In a URI a WebSocket is `ws`, secure or not (RFC 7118 5.2).
  const transport = flow.transport === 'WSS' ? 'ws' : flow.transport.toLowerCase();
  return `<sip:${user}${domain};transport=${transport}>;isfocus`;
}
