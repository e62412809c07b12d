import { SipRefusal } from '../../../sip';
import { readUri } from '../../../sip/message/readUri';
import { SipRequest } from '../../../sip/message/SipRequest';
import { settled } from '../../support/wire/SipTestClock';
import { SipTestPhone } from '../../support/wire/SipTestPhone';
import { SipTestStack } from '../../support/wire/SipTestStack';

let stack: SipTestStack;
let ann: SipTestPhone;

beforeEach(() => {
  stack = new SipTestStack();
  ann = stack.ann;
});

const ask = async (method: string, headers = {}, to = 'budget', body = '') =>
  ann.ask(ann.request(method, to, headers, body));

test.each(['REGISTER', 'INVITE', 'SUBSCRIBE', 'OPTIONS', 'MESSAGE', 'REFER', 'PUBLISH', 'FOO'])(
  '[U1] %s in the name of another is refused before anything else',
  async (method) => {
    const response = await ask(method, { from: '<sip:bob@plenum.example>;tag=x', require: 'nothing' });
    expect(response.status).toBe(403);
    expect(stack.invites).toEqual([]);
  },
);

test('[U1] a Contact that names somebody else of the domain is refused', async () => {
  expect((await ask('INVITE', { contact: '<sip:bob@plenum.example>' })).status).toBe(403);
  expect((await ask('INVITE', { contact: '<sip:ann@plenum.example>' })).status).toBe(200);
});

test('[U1] headers that claim an identity change nothing', async () => {
  await ask('INVITE', {
    'p-asserted-identity': '<sip:admin@plenum.example>',
    from: '"Boss" <sip:ann@plenum.example>;tag=x',
  });
  expect(stack.invites[0]?.identity.principal).toBe('ann');
});

test('[U2] what is known and not served is 405, what is not known 501', async () => {
  const refused = await ask('REFER');
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, expect.stringContaining('INVITE')]);
  expect((await ask('DANCE')).status).toBe(501);
});

test('[U3] only the domain is served, and nothing is forwarded', async () => {
  const abroad = (hops: string) => {
    const { headers } = ann.request('OPTIONS', 'budget', { 'max-forwards': hops });
    return ann.ask(new SipRequest('OPTIONS', readUri('sip:budget@elsewhere.example'), headers));
  };
  expect((await abroad('70')).status).toBe(404);
  expect((await abroad('0')).status).toBe(483);
  expect((await ask('OPTIONS', { 'max-forwards': '0' })).status).toBe(200);
});

test('[U4] an extension that must be understood and is not is named', async () => {
  const response = await ask('INVITE', { require: 'timer, teleport' });
  expect([response.status, response.headers.get('unsupported')]).toEqual([420, 'teleport']);
});

test('[U5] bodies: ours or SDP, not encoded, and an answer the caller can read', async () => {
  const status = async (headers: Record<string, string>) =>
    (await ask('INVITE', headers, 'budget', 'x')).status;
  expect(await status({ 'content-type': 'text/plain' })).toBe(415);
  expect(await status({ 'content-encoding': 'gzip' })).toBe(415);
  expect(await status({ accept: 'text/plain' })).toBe(406);
  expect(await status({ accept: 'text/plain, application/*;q=0.5' })).toBe(200);
  expect(await status({ 'content-type': 'Application/VND.plenum.sfu+json; charset=utf-8' })).toBe(200);
});

test('[U6] OPTIONS says what can be done, and not who we are', async () => {
  const { headers } = await ask('OPTIONS');
  expect(headers.get('allow')).toContain('SUBSCRIBE');
  expect(headers.get('supported')).toContain('replaces');
  expect([headers.get('server'), headers.get('user-agent')]).toEqual([undefined, undefined]);
});

test('[U7] the answer to a call says that it comes from a focus', async () => {
  const response = await ask('INVITE');
  expect(response.headers.get('contact')).toBe('<sip:budget@plenum.example;transport=ws>;isfocus');
});

test.each([
  [true, 'WSS'],
  [false, 'WS'],
])(
  '[F7] over a WebSocket whose security is %s our Via says %s, and our Contact ws',
  async (secure, transport) => {
    const phone = new SipTestPhone(stack.server, 'carol', secure);
    const [, response] = await phone.call();
    void stack.dialogs[0]?.bye();
    await settled();
    const [bye] = phone.hears();
    expect(bye?.via.transport).toBe(transport);
    for (const message of [response, bye])
      expect(message?.headers.get('contact')).toBe('<sip:budget@plenum.example;transport=ws>;isfocus');
  },
);

test('[U8] a refusal carries its code, its sentence and when to try again', async () => {
  stack.answer = async () => {
    throw new SipRefusal(486, 'the "big" meeting is full', { code: 'meeting-full', retryAfter: 30 });
  };
  const response = await ask('INVITE');
  expect([response.status, response.reason]).toEqual([486, 'Busy Here']);
  expect(response.headers.get('warning')).toBe(
    '399 plenum.example "meeting-full: the \\"big\\" meeting is full"',
  );
  expect(response.headers.get('retry-after')).toBe('30');
});

test('[U8] a bug of the owner is 500 and tells nothing', async () => {
  stack.answer = async () => {
    throw new Error('secret');
  };
  const response = await ask('INVITE');
  expect(response.status).toBe(500);
  expect([...response.headers].join()).not.toContain('secret');
});

test('[M1] whose answer could not be built never comes in', async () => {
  const supported = Array.from({ length: 129 }, (_, at) => `extension${at}`).join(', ');
  expect((await ask('INVITE', { supported })).status).toBe(400);
  expect([stack.invites, stack.server.load.dialogs]).toEqual([[], 0]);
});

test('[U8] an answer that cannot be written ends the call once, and is a bug', async () => {
  stack.answer = async () => ({ ...stack.yes(), body: Symbol('no text') as unknown as string });
  expect((await ask('INVITE', { supported: 'timer' })).status).toBe(500);
  expect([stack.story, stack.server.load.dialogs]).toEqual([['ended: server-closed'], 0]);
  await stack.clock.advance(1_800_000);
  expect(stack.story).toEqual(['ended: server-closed']);
});

test('[F4] a server may be told to put up with more', async () => {
  const raised = new SipTestStack({}, 3);
  for (let count = 0; count < 130; count++) raised.ann.socket.say(raised.ann.request('OPTIONS'));
  expect(raised.ann.socket.takeStatuses()).toHaveLength(120);
});

test('[U9] one person has at most 64 calls', async () => {
  const raised = new SipTestStack({ requestsPerTwoSeconds: 1000 });
  for (let count = 0; count < 64; count++) await raised.ann.call();
  const [, response] = await raised.ann.call();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
  expect((await raised.bob.call())[1].status).toBe(200);
});

test('[U9] calls that still ring count as well', async () => {
  const raised = new SipTestStack({ requestsPerTwoSeconds: 1000 });
  raised.answer = () => new Promise(() => undefined);
  for (let count = 0; count < 64; count++) await raised.ann.say(raised.ann.request('INVITE'));
  expect((await raised.ann.ask(raised.ann.request('INVITE'))).status).toBe(503);
});

test('[M2] a request that cannot be read is told so', async () => {
  ann.socket.say(
    'INVITE sip:budget@plenum.example SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK1\r\n\r\n',
  );
  expect(ann.socket.takeStatuses()).toEqual([400]);
  ann.socket.say(
    'ACK sip:budget@plenum.example SIP/2.0\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK1\r\n\r\n',
  );
  ann.socket.say('noise');
  expect(ann.socket.takeStatuses()).toEqual([]);
});

test('the name a caller goes by is cleaned; without one it is that of the account', async () => {
  const name = `A\u0301nn\u202e\u0000${'x'.repeat(100)}`;
  await ask('INVITE', { from: `"${name.replace('\u0000', '\\\u0000')}" <sip:ann@plenum.example>;tag=x` });
  await ask('INVITE', { from: '<sip:ann@plenum.example>;tag=y' });
  expect(stack.invites.map((invite) => invite.displayName)).toEqual([`\u00c1nn${'x'.repeat(61)}`, 'ann']);
});
