import fc from 'fast-check';
import { readSipMessage } from '../../../../sip/message/readSipMessage';
import { SipParseError } from '../../../../sip/message/SipParseError';
import { SipRequest } from '../../../../sip/message/SipRequest';
import { SipResponse } from '../../../../sip/message/SipResponse';
import { UnreadableRequestError } from '../../../../sip/message/UnreadableRequestError';
import { writeSipMessage } from '../../../../sip/message/writeSipMessage';

const FIELDS: Readonly<Record<string, string>> = {
  Via: 'SIP/2.0/WS a.invalid;branch=z9hG4bK1',
  From: '"Ann" <sip:ann@plenum.example>;tag=a',
  To: '<sip:budget@plenum.example>',
  'Call-ID': 'call@ann',
  CSeq: '1 OPTIONS',
};

function options(fields: Readonly<Record<string, string | undefined>> = {}, more = '', body = ''): Buffer {
  const lines = Object.entries({ ...FIELDS, ...fields }).filter(([, value]) => value !== undefined);
  const head = [
    'OPTIONS sip:budget@plenum.example SIP/2.0',
    ...lines.map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n${more}\r\n${body}`);
}

function read(data: Buffer): SipRequest {
  const message = readSipMessage(data);
  if (message instanceof SipRequest) return message;
  throw new Error('a response');
}

function refusal(data: Buffer, framing?: 'stream'): SipParseError {
  try {
    readSipMessage(data, framing);
  } catch (error) {
    if (error instanceof SipParseError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('[M1] limits', () => {
  test('64 kB a message', () => {
    const room = 65_536 - options().length;
    expect(read(options({}, '', 'x'.repeat(room))).body.length).toBe(room);
    expect(refusal(options({}, '', 'x'.repeat(room + 1))).status).toBe(513);
  });

  test('128 header fields', () => {
    expect(read(options({}, 'Q: y\r\n'.repeat(123))).headers.size).toBe(128);
    expect(refusal(options({}, 'Q: y\r\n'.repeat(124))).message).toBe('Too Many Headers');
  });

  test('8 kB a line, folded or not', () => {
    expect(read(options({ Q: 'y'.repeat(8189) })).headers.get('q')).toHaveLength(8189);
    expect(refusal(options({ Q: 'y'.repeat(8190) })).message).toBe('Line Too Long');
    expect(refusal(options({}, `Q: y\r\n${' y\r\n'.repeat(1000)}`)).message).toBe('Too Many Lines');
    expect(refusal(options({}, `Q: ${`${'y'.repeat(100)}\r\n `.repeat(90)}y\r\n`)).message).toBe(
      'Line Too Long',
    );
  });
});

test('[M2] what cannot be read still says whom to answer', () => {
  const error = refusal(options({ CSeq: 'x' }));
  expect(error).toMatchObject({ status: 400, method: 'OPTIONS' });
  expect(error instanceof UnreadableRequestError && error.headers.get('via')).toBe(FIELDS['Via']);
  expect(refusal(Buffer.from('SIP/2.0 nonsense\r\n\r\n'))).not.toBeInstanceOf(UnreadableRequestError);
  expect(refusal(Buffer.from('\0\0\0'))).not.toBeInstanceOf(UnreadableRequestError);
  expect(refusal(Buffer.from(options().toString().replace('SIP/2.0\r\n', 'SIP/3.0\r\n'))).status).toBe(505);
});

test.each(['Via', 'From', 'To', 'Call-ID', 'CSeq'])('[M3] %s must be there', (name) => {
  expect(refusal(options({ [name]: undefined })).status).toBe(400);
});

test.each([
  ['CSeq', '2147483648 OPTIONS'],
  ['CSeq', '1 INVITE'],
  ['CSeq', '-1 OPTIONS'],
  ['Max-Forwards', '256'],
  ['Max-Forwards', '-1'],
  ['Contact', 'sip:ann@'],
  ['Contact', '*, <sip:ann@a.invalid>'],
  ['Record-Route', 'nonsense'],
  ['Via', 'SIP/2.0/WS a.invalid;branch=z9hG4bK1;branch=z9hG4bK2'],
  ['Via', 'SIP/2.0/WS a..invalid;branch=z9hG4bK1'],
  ['Via', 'SIP/2.0/WS 300.1.1.1;branch=z9hG4bK1'],
  ['From', '"Ann <sip:ann@plenum.example>;tag=a'],
  ['From', 'Ännchen <sip:ann@plenum.example>;tag=a'],
  ['From', '<sip:ann@plenum.example:99999>;tag=a'],
  ['From', '<sip:ann@[::g]>;tag=a'],
  ['From', '<sip:an%zz@plenum.example>;tag=a'],
])('[M3] %s: %s is refused', (name, value) => {
  expect(refusal(options({ [name]: value })).status).toBe(400);
});

test.each(['From', 'To', 'Call-ID', 'CSeq', 'Max-Forwards', 'Content-Length', 'Content-Type'])(
  '[M4] %s stands once',
  (name) => {
    const value = FIELDS[name] ?? '0';
    expect(refusal(options({ [name]: value }, `${name}: ${value}\r\n`)).status).toBe(400);
  },
);

describe('[M5] Content-Length', () => {
  test('in a frame may be missing, and cuts what is longer', () => {
    expect(read(options({}, '', 'body')).bodyText).toBe('body');
    expect(read(options({ 'Content-Length': '2' }, '', 'body')).bodyText).toBe('bo');
    expect(refusal(options({ 'Content-Length': '5' }, '', 'body')).status).toBe(400);
    expect(refusal(options({ 'Content-Length': '4x' }, '', 'body')).status).toBe(400);
  });

  test('in a stream must be there and exact', () => {
    expect(refusal(options({}, '', 'body'), 'stream').status).toBe(400);
    expect(refusal(options({ 'Content-Length': '3' }, '', 'body'), 'stream').status).toBe(400);
    expect(readSipMessage(options({ 'Content-Length': '4' }, '', 'body'), 'stream').bodyText).toBe('body');
  });

  test('counts octets, not characters', () => {
    expect(read(options({ 'Content-Length': '2' }, '', 'é')).bodyText).toBe('é');
  });
});

test('[M6] compact forms, any case, folded, listed', () => {
  const message = read(
    Buffer.from(
      [
        'OPTIONS sip:budget@plenum.example SIP/2.0',
        'v: SIP/2.0/WS a.invalid;branch=z9hG4bK1 , SIP/2.0/UDP [2001:db8::1]:5060;branch=z9hG4bK2',
        'F: "A, B" <sip:ann@plenum.example>',
        ' ;tag=a',
        't: sip:budget@plenum.example',
        'CALL-id : call@ann',
        'cSeQ:1',
        '\tOPTIONS',
        'm: "C\\", D" <sip:a@a.invalid>,<sip:b,c@a.invalid>',
        'k: timer, outbound',
        'Supported: replaces',
        '',
        '',
      ].join('\r\n'),
    ),
  );
  expect(message.vias.map(({ sentBy, branch }) => `${sentBy} ${branch}`)).toEqual([
    'a.invalid z9hG4bK1',
    '[2001:db8::1]:5060 z9hG4bK2',
  ]);
  expect([message.from.displayName, message.from.tag]).toEqual(['A, B', 'a']);
  expect(message.contacts.map((contact) => String(contact.uri))).toEqual([
    'sip:a@a.invalid',
    'sip:b,c@a.invalid',
  ]);
  expect(message.headers.list('supported')).toEqual(['timer', 'outbound', 'replaces']);
  expect(message.headers.lists('supported', 'TIMER')).toBe(true);
});

test('[M7] without angle brackets all parameters are the header\u2019s', () => {
  const { to } = read(options({ To: 'sip:budget@plenum.example;transport=ws;tag=b' }));
  expect([String(to.uri), to.tag, to.parameters.get('transport')]).toEqual([
    'sip:budget@plenum.example',
    'b',
    'ws',
  ]);
  expect(refusal(options({ To: 'sip:budget@plenum.example?subject=x' })).status).toBe(400);
});

test('[M1] 128 elements of a list', () => {
  const vias = (count: number) =>
    options({ Via: Array.from({ length: count }, () => FIELDS['Via']).join(', ') });
  expect(read(vias(128)).vias).toHaveLength(128);
  expect(refusal(vias(129)).message).toBe('Too Many Elements');
});

test('a line break of another kind cannot smuggle a header in', () => {
  expect(refusal(options({ Subject: 'x\nVia: y' })).status).toBe(400);
  expect(refusal(options({ Subject: 'x\rVia: y' })).status).toBe(400);
});

test('empty lines before a message are ignored', () => {
  expect(read(Buffer.concat([Buffer.from('\r\n\r\n'), options()])).method).toBe('OPTIONS');
});

test('a response is read the same way', () => {
  const text = options()
    .toString()
    .replace(/^.*\r\n/, 'SIP/2.0 486 Busy Here\r\n');
  const response = readSipMessage(Buffer.from(text));
  expect(response).toBeInstanceOf(SipResponse);
  expect(response).toMatchObject({ status: 486, reason: 'Busy Here', callId: 'call@ann' });
});

test('[M8] what is written reads as the same message', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9.!%*_+`'~-]{1,12}$/);
  const field = fc.tuple(
    fc.stringMatching(/^X-[a-z]{1,8}$/),
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\r\n]/.test(text)),
  );
  fc.assert(
    fc.property(
      token,
      fc.array(field, { maxLength: 8 }),
      fc.uint8Array({ maxLength: 200 }),
      (callId, fields, body) => {
        const extra = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        const message = read(Buffer.concat([options({ 'Call-ID': callId }, extra), body]));
        const again = read(writeSipMessage(message));
        expect([...again.headers].filter(([name]) => name !== 'content-length')).toEqual([
          ...message.headers,
        ]);
        expect(again.body.equals(message.body)).toBe(true);
        expect(again.startLine).toBe(message.startLine);
      },
    ),
  );
});

test('[M2] anything at all is read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(400), (noise, at) => {
      const message = options();
      const broken = Buffer.concat([message.subarray(0, at), noise, message.subarray(at)]);
      try {
        readSipMessage(broken);
      } catch (error) {
        expect(error).toBeInstanceOf(SipParseError);
      }
    }),
    { numRuns: 500 },
  );
});

test('[M9] no header makes reading slow', () => {
  const traps = [
    ' ',
    '\t',
    'a ',
    '"',
    '\\"',
    '<',
    'a,',
    ';',
    ';a',
    ';a=',
    'a.',
    '.a',
    '%',
    '@',
    ':',
    '1',
    '"a" ',
    '<a>',
  ];
  for (const trap of traps) {
    for (const name of ['Via', 'From', 'To', 'Contact', 'CSeq', 'Record-Route']) {
      const value = trap.repeat(Math.floor(8000 / trap.length));
      const data = options({ [name]: `${FIELDS[name] ?? ''}${value}!` });
      const fastest = Math.min(...[1, 2, 3].map(() => timeOf(() => refusalOrNothing(data))));
      expect({ trap, name, slow: fastest > 5 }).toEqual({ trap, name, slow: false });
    }
  }
});

function refusalOrNothing(data: Buffer): void {
  try {
    readSipMessage(data);
  } catch {
    // Refusing is as good as reading: only the time counts.
  }
}

/** Processor time in ms: what else the machine does is not ours. */
function timeOf(action: () => void): number {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
