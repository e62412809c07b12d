import fc from 'fast-check';
import { anyRequest, mutated } from './requestBodies';

/** One thing an attacker does to the socket's server. */
export type SocketAttack =
  /** A message within a connection; `text` and `binary` are well-formed WebSocket frames. */
  | { readonly kind: 'text'; readonly data: string }
  | { readonly kind: 'binary'; readonly data: Uint8Array }
  /** One message in pieces of a byte. */
  | { readonly kind: 'pieces'; readonly data: string }
  /** Bytes in the place of a WebSocket frame. */
  | { readonly kind: 'bytes'; readonly data: Uint8Array }
  /** A whole HTTP request on a connection of its own, `{host}` and `{cookie}` still to be filled in. */
  | { readonly kind: 'http'; readonly data: string };

const deep = '['.repeat(20_000) + ']'.repeat(20_000);

/** Messages of Engine.IO and Socket.IO that were, or might be, the end of some server. */
const TEXTS: readonly string[] = [
  '',
  '0',
  '1',
  '2',
  '2probe',
  '3',
  '3probe',
  '5',
  '6',
  '7',
  '9',
  '4',
  '40',
  '40{}',
  '40{"protocol":"1"}',
  '40/admin,',
  '40/admin,{"protocol":1}',
  '40/,',
  '41',
  '41/nowhere,',
  '42',
  '42[]',
  '42{}',
  '42null',
  '42["',
  '42["a"]',
  '42[1]',
  '42[null]',
  '42[{}]',
  '42["error"]',
  '42["error",{}]',
  '42["disconnect"]',
  '42["disconnecting"]',
  '42["connect"]',
  '42["newListener","x"]',
  '42["removeListener","x"]',
  '42["__proto__"]',
  '42["constructor",{}]',
  '42["toString"]',
  '420[]',
  '42999999999999999999999999["conference:end",{}]',
  '42-1["conference:end",{}]',
  '421e9["conference:end",{}]',
  '429007199254740993["conference:end",{}]',
  '43',
  '430[]',
  '43999999999999999999[]',
  '430{"a":1}',
  '43[]',
  '44{"message":"x"}',
  '44"x"',
  '45',
  '450-["a"]',
  '451-["a",{"_placeholder":true,"num":0}]',
  '4511-["a",{"_placeholder":true,"num":0}]',
  '45-1-["a"]',
  '451e1-["a"]',
  '45999999999999999999-["a"]',
  '451-["a",{"_placeholder":true,"num":-1}]',
  '451-["a",{"_placeholder":true,"num":"splice"}]',
  '451-["a",{"_placeholder":true,"num":9}]',
  `451-["a",${deep}]`,
  '461-0[]',
  '46',
  '47',
  '4x',
  '4\u0000',
  'b4AAAA',
  'b',
  `42["conference:end",${deep}]`,
  `427["conference:end",${deep}]`,
  `420["${'x'.repeat(50_000)}",{}]`,
  `420["conference:end",{"__proto__":{"polluted":true}}]`,
  `420["conference:end",{"constructor":{"prototype":{}}}]`,
  `420["media:view",{"tiles":[${'{},'.repeat(3_000)}{}]}]`,
  '420["conference:end",{}',
  '420["conference:end",{}]]',
  '420["conference:end",{},{}]',
  '420["conference:end"]',
  '42/,["conference:end",{}]',
  '42/x,["conference:end",{}]',
  '420["conference:bind",{"token":null}]',
  '420["conference:end",{"a":1e999}]',
  '420["\\ud800",{}]',
  '\ufeff42["a"]',
];

/** WebSocket frames that break RFC 6455: reserved bits, opcodes, lengths, missing masks, control frames. */
const FRAMES: readonly (readonly number[])[] = [
  [0x81, 0x05, 1, 2, 3, 4, 5],
  [0xc1, 0x80, 0, 0, 0, 0],
  [0xf1, 0x80, 0, 0, 0, 0],
  [0x83, 0x80, 0, 0, 0, 0],
  [0x8f, 0x80, 0, 0, 0, 0],
  [0x80, 0x81, 0, 0, 0, 0, 0x34],
  [0x89, 0xfe, 0xff, 0xff, 0, 0, 0, 0],
  [0x09, 0x80, 0, 0, 0, 0],
  [0x88, 0x81, 0, 0, 0, 0, 0x03],
  [0x88, 0x82, 0, 0, 0, 0, 0x00, 0x00],
  [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed],
  [0x88, 0x84, 0, 0, 0, 0, 0x03, 0xe8, 0xff, 0xfe],
  [0x81, 0x84, 0, 0, 0, 0, 0x34, 0x32, 0xc3, 0x28],
  [0x81, 0x83, 0, 0, 0, 0, 0xed, 0xa0, 0x80],
  [0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
  [0x81, 0xff, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0],
  [0x01, 0x81, 0, 0, 0, 0, 0x34, 0x81, 0x81, 0, 0, 0, 0, 0x32],
];

const UPGRADE = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n';
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const head = (line: string, headers: string, body = '') =>
  `${line} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n${headers}\r\n${body}`;
const post = (body: string, type = 'text/plain;charset=UTF-8') =>
  head(
    'POST /socket.io/?EIO=4&transport=polling',
    `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`,
    body,
  );

/** Upgrades and polling as nobody should do them. */
const REQUESTS: readonly string[] = [
  head('GET /socket.io/?EIO=3&transport=websocket', UPGRADE + KEY),
  head('GET /socket.io/?EIO=99999&transport=websocket', UPGRADE + KEY),
  head('GET /socket.io/?transport=websocket', UPGRADE + KEY),
  head('GET /socket.io/?EIO=4&transport=websocket&sid=__proto__', UPGRADE + KEY),
  head('GET /socket.io/?EIO=4&transport=__proto__', UPGRADE + KEY),
  head('GET /socket.io/?EIO=4&transport=webtransport', UPGRADE + KEY),
  head('GET /socket.io/?EIO=4&transport=websocket', UPGRADE),
  head('GET /socket.io/?EIO=4&transport=websocket', `${UPGRADE}Sec-WebSocket-Key: short\r\n`),
  head('POST /socket.io/?EIO=4&transport=websocket', UPGRADE + KEY),
  head(
    'GET /socket.io/?EIO=4&transport=websocket',
    `${UPGRADE}${KEY}Sec-WebSocket-Extensions: permessage-deflate; x=\r\n`,
  ),
  head('GET /socket.io/?EIO=4&transport=websocket', UPGRADE + KEY, '\u0081\u0005hello'),
  head('GET /socket.io/?%', UPGRADE + KEY),
  head('GET /socket.io/?EIO=4&transport=polling', ''),
  head('GET /socket.io/?EIO=4&transport=polling&j=0', ''),
  head('OPTIONS /socket.io/?EIO=4&transport=polling', ''),
  head('GET /socket.io/../../etc/passwd', ''),
  post('40'),
  post('42["conference:end",{}]\u001e\u001e\u001e'),
  post('bAAAA', 'application/octet-stream'),
  post('\u0000\u00ff\u00fe', 'application/octet-stream'),
  `${head('POST /socket.io/?EIO=4&transport=polling', 'Content-Length: 100000\r\n')}40`,
  head('POST /socket.io/?EIO=4&transport=polling', 'Transfer-Encoding: chunked\r\n', 'zz\r\n'),
  'GET /socket.io/ HTTP/9.9\r\n\r\n',
  '\u0016\u0003\u0001\u0000garbage',
];

const text = (data: string): SocketAttack => ({ kind: 'text', data });
const requestFrame = fc
  .record({ request: anyRequest, id: fc.option(fc.nat(), { nil: '' }) })
  .chain(({ request: { name, body }, id }) =>
    fc
      .oneof(
        fc.constant(JSON.stringify(body)),
        mutated(body).map(({ json }) => json),
      )
      .map((json) => `42${id}["${name}",${json}]`),
  );
const randomText = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }));
/** A valid frame with a piece cut out, doubled or replaced. */
const brokenFrame = fc
  .record({
    frame: requestFrame,
    from: fc.nat(),
    length: fc.nat(8),
    by: fc.oneof(fc.constant(''), randomText),
  })
  .map(({ frame, from, length, by }) => {
    const at = from % frame.length;
    return frame.slice(0, at) + by + frame.slice(at + length);
  });

/** What one attacker does next: half of it knows the protocol well. */
export const socketAttack: fc.Arbitrary<SocketAttack> = fc.oneof(
  { weight: 30, arbitrary: requestFrame.map(text) },
  { weight: 20, arbitrary: brokenFrame.map(text) },
  { weight: 20, arbitrary: fc.constantFrom(...TEXTS).map(text) },
  { weight: 6, arbitrary: randomText.map((data) => text(`42${data}`)) },
  { weight: 4, arbitrary: randomText.map(text) },
  {
    weight: 4,
    arbitrary: fc.uint8Array({ maxLength: 200 }).map((data) => ({ kind: 'binary' as const, data })),
  },
  {
    weight: 4,
    arbitrary: requestFrame.map((data) => ({ kind: 'pieces' as const, data: data.slice(0, 200) })),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...FRAMES)
      .map((bytes) => ({ kind: 'bytes' as const, data: Uint8Array.from(bytes) })),
  },
  {
    weight: 4,
    arbitrary: fc
      .uint8Array({ minLength: 1, maxLength: 60 })
      .map((data) => ({ kind: 'bytes' as const, data })),
  },
  { weight: 4, arbitrary: fc.constantFrom(...REQUESTS).map((data) => ({ kind: 'http' as const, data })) },
);
