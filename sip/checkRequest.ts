import {
  ACCEPTED_BODIES,
  ALLOWED_METHODS,
  MIN_SESSION_SECONDS,
  OTHER_METHODS,
  SUPPORTED_EXTENSIONS,
} from './focusCapabilities';
import type { SipRequest } from './message/SipRequest';
import { SipUri } from './message/SipUri';
import type { FlowIdentity } from './SipFlow';
import { SipRefusal } from './sipErrors';

/**
 * What a request must be before anything is done about it, in the order of RFC 3261 8.2 but for the identity,
 * which comes first: strangers learn nothing (SPEC U1-U9). Throws SipRefusal.
 */
export function checkRequest(request: SipRequest, identity: FlowIdentity, domain: string): void {
  checkIdentity(request, identity, domain);
  checkMethod(request);
  checkTarget(request, domain);
  checkExtensions(request);
  if (request.method === 'INVITE' || request.method === 'UPDATE') checkSession(request);
}

/** From and Contact speak for the person the flow belongs to; P-Asserted-Identity and the like are not read. */
function checkIdentity(request: SipRequest, identity: FlowIdentity, domain: string): void {
  if (request.from.addressOfRecord !== identity.addressOfRecord)
    throw new SipRefusal(403, 'not your address');
  for (const { uri } of request.contacts) {
    if (uri instanceof SipUri && uri.host === domain && uri.addressOfRecord !== identity.addressOfRecord) {
      throw new SipRefusal(403, 'not your contact');
    }
  }
}

function checkMethod({ method }: SipRequest): void {
  if (ALLOWED_METHODS.includes(method)) return;
  if (OTHER_METHODS.includes(method)) throw new SipRefusal(405, 'not served here');
  throw new SipRefusal(501, 'unknown method');
}

/** Only what is ours is answered; nothing is ever forwarded. */
function checkTarget({ uri, headers }: SipRequest, domain: string): void {
  if (!(uri instanceof SipUri)) throw new SipRefusal(416, 'only SIP addresses are served');
  if (uri.headers !== undefined) throw new SipRefusal(400, 'headers in the Request-URI');
  if (uri.host === domain) return;
  if (Number(headers.get('max-forwards')) === 0) throw new SipRefusal(483, 'too many hops');
  throw new SipRefusal(404, 'not an address of this server');
}

function checkExtensions({ headers }: SipRequest): void {
  const unsupported = headers
    .list('require')
    .filter((tag) => !SUPPORTED_EXTENSIONS.includes(tag.toLowerCase()));
  if (unsupported.length === 0) return;
  throw new SipRefusal(420, 'unsupported extension', { headers: [['unsupported', unsupported.join(', ')]] });
}

/** Everything the answer depends on, also where it only has to be readable: nobody is let in who cannot be answered. */
function checkSession(request: SipRequest): void {
  const { headers, body, contentType, contacts } = request;
  void headers.list('supported');
  if (contacts.length > 1) throw new SipRefusal(400, 'more than one Contact');
  if (body.length > 0 && (headers.get('content-encoding') ?? 'identity') !== 'identity') {
    throw new SipRefusal(415, 'encoded bodies are not read');
  }
  if (body.length > 0 && !ACCEPTED_BODIES.includes(contentType))
    throw new SipRefusal(415, 'unknown kind of body');
  if (!acceptsAnyBody(headers.list('accept')))
    throw new SipRefusal(406, 'no kind of body we could answer with');
  const interval = Number.parseInt(headers.get('session-expires') ?? '', 10);
  if (interval < MIN_SESSION_SECONDS) throw new SipRefusal(422, 'session interval too small');
}

function acceptsAnyBody(accepted: readonly string[]): boolean {
  if (accepted.length === 0) return true;
  const ranges = accepted.map((range) => (range.split(';', 1)[0] ?? '').trim().toLowerCase());
  return ranges.some((range) => /^(?:\*|application)\/\*$/.test(range) || ACCEPTED_BODIES.includes(range));
}
