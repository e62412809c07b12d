import { toHeaderName } from './headerNames';
import type { SipRequest } from './SipRequest';
import type { SipResponse } from './SipResponse';

/** A message as it goes over the wire; Content-Length is always written, and always right. */
export function writeSipMessage(message: SipRequest | SipResponse): Buffer {
  let head = `${message.startLine}\r\n`;
  for (const [name, value] of message.headers) {
    if (name !== 'content-length') head += `${toHeaderName(name)}: ${value}\r\n`;
  }
  head += `Content-Length: ${message.body.length}\r\n\r\n`;
  return message.body.length === 0 ? Buffer.from(head) : Buffer.concat([Buffer.from(head), message.body]);
}
