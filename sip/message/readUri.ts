import { OtherUri } from './OtherUri';
import { SipParseError } from './SipParseError';
import { SipUri } from './SipUri';

const OTHER_URI = /^[a-z][a-z\d+\-.]*:[^\s<>"]+$/i;

/** Reads a URI of any scheme; throws SipParseError 400. */
export function readUri(text: string): SipUri | OtherUri {
  if (text.startsWith('sip:') || /^sips?:/i.test(text)) return SipUri.read(text);
  if (!OTHER_URI.test(text)) throw new SipParseError(400, 'Malformed URI');
  return new OtherUri(text.slice(0, text.indexOf(':')).toLowerCase(), text);
}
