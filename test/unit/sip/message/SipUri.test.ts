import fc from 'fast-check';
import { SipParseError } from '../../../../sip/message/SipParseError';
import { SipUri } from '../../../../sip/message/SipUri';

test('[RFC 3261 19.1.1] the parts of a URI', () => {
  const uri = SipUri.read('SIPS:al%69ce:secret@[2001:DB8::1]:5061;Transport=ws;lr?subject=a%20b');
  expect(uri).toMatchObject({
    scheme: 'sips',
    user: 'alice',
    host: '[2001:db8::1]',
    port: 5061,
    headers: 'subject=a%20b',
  });
  expect([...uri.parameters]).toEqual([
    ['transport', 'ws'],
    ['lr', undefined],
  ]);
  expect(uri.addressOfRecord).toBe('sips:alice@[2001:db8::1]');
});

test.each([
  ['sip:%61lice@atlanta.com;transport=TCP', 'sip:alice@AtLanTa.CoM;Transport=tcp'],
  ['sip:carol@chicago.com', 'sip:carol@chicago.com;newparam=5'],
  ['sip:carol@chicago.com;newparam=5', 'sip:carol@chicago.com;security=on'],
  ['sip:biloxi.com;transport=tcp;method=REGISTER', 'sip:biloxi.com;method=REGISTER;transport=tcp'],
])('[RFC 3261 19.1.4] %s is %s', (one, other) => {
  expect(SipUri.read(one).equals(SipUri.read(other))).toBe(true);
});

test.each([
  ['SIP:ALICE@AtLanTa.CoM;Transport=udp', 'sip:alice@AtLanTa.CoM;Transport=UDP'],
  ['sip:bob@biloxi.com', 'sip:bob@biloxi.com:5060'],
  ['sip:bob@biloxi.com', 'sip:bob@biloxi.com;transport=udp'],
  ['sip:bob@biloxi.com', 'sip:bob@biloxi.com:6000;transport=tcp'],
  ['sip:carol@chicago.com', 'sip:carol@chicago.com?Subject=next%20meeting'],
  ['sip:bob@phone21.boxesbybob.com', 'sip:bob@192.0.2.4'],
  ['sip:carol@chicago.com;security=on', 'sip:carol@chicago.com;security=off'],
  ['sip:carol@chicago.com', 'sips:carol@chicago.com'],
])('[RFC 3261 19.1.4] %s is not %s', (one, other) => {
  expect(SipUri.read(one).equals(SipUri.read(other))).toBe(false);
});

test.each([
  '',
  'sip:',
  'sip:@',
  'sip:a@',
  'sip:a@b@c',
  'sip:a b@c',
  'sip:a@b;x;x',
  'sip:a@-b',
  'sip:a@b:0',
  'sip:%@b',
  'tel:+49',
  'sip:a@1.2.3',
])('%j is no SIP URI', (text) => expect(() => SipUri.read(text)).toThrow(SipParseError));

test('whoever is named can be named again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (user) => {
      const escaped = [...Buffer.from(user)]
        .map((octet) => `%${octet.toString(16).padStart(2, '0')}`)
        .join('');
      expect(SipUri.read(`sip:${escaped}@plenum.example`).user).toBe(user);
    }),
  );
});
