import type { SipTestPhone } from '../../support/wire/SipTestPhone';
import { SipTestStack } from '../../support/wire/SipTestStack';

let stack: SipTestStack;
let ann: SipTestPhone;

beforeEach(() => {
  stack = new SipTestStack();
  ann = stack.ann;
});

const own = { to: '<sip:ann@plenum.example>', 'call-id': 'registrations' };
let cseq = 0;
const register = (headers: Record<string, string | undefined> = {}) =>
  ann.ask(ann.request('REGISTER', '', { ...own, cseq: `${++cseq} REGISTER`, ...headers }));

async function bindings(): Promise<string[]> {
  return (await register({ contact: undefined })).headers.all('contact');
}

test('[R1] nobody registers anybody else', async () => {
  expect((await register({ to: '<sip:bob@plenum.example>' })).status).toBe(403);
  expect((await register({ to: '<tel:+4930123>' })).status).toBe(400);
  expect(await bindings()).toEqual([]);
});

test('[R2] a binding ends when its time is over, and the owner hears of the first and the last', async () => {
  const heard: string[] = [];
  stack.server.on('registered', (address) => heard.push(`${address} came`));
  stack.server.on('unregistered', (address) => heard.push(`${address} went`));
  await register({ expires: '120' });
  await register({ expires: '300', contact: '<sip:second@ann.invalid>' });
  await stack.clock.advance(299_000);
  expect(await bindings()).toEqual(['<sip:second@ann.invalid>;expires=1']);
  await stack.clock.advance(1000);
  expect(heard).toEqual(['sip:ann@plenum.example came', 'sip:ann@plenum.example went']);
});

test('[R2] a binding goes with its flow', async () => {
  await register();
  await ann.lose();
  ann.reconnect();
  expect(await bindings()).toEqual([]);
});

test.each([
  ['the contact', { contact: '<sip:x@ann.invalid>;expires=100', expires: '200' }, 100],
  ['the header', { expires: '200' }, 200],
  ['nobody', {}, 3600],
  ['something malformed', { expires: 'soon' }, 3600],
  ['somebody greedy', { expires: '1000000' }, 3600],
])('[R3] the expiry is set by %s', async (_who, headers, seconds) => {
  const response = await register(headers);
  expect(response.headers.get('contact')).toContain(`;expires=${seconds}`);
});

test('[R3] under a minute is too brief', async () => {
  const response = await register({ expires: '59' });
  expect([response.status, response.headers.get('min-expires')]).toEqual([423, '60']);
});

test('[R4] a wildcard removes all, and can do nothing else', async () => {
  await register();
  await register({ contact: '<sip:second@ann.invalid>' });
  expect((await register({ contact: '*' })).status).toBe(400);
  expect(await bindings()).toHaveLength(2);
  expect((await register({ contact: '*', expires: '0' })).status).toBe(200);
  expect(await bindings()).toEqual([]);
});

test('[R5] what comes late changes nothing', async () => {
  await register({ cseq: '500 REGISTER' });
  expect((await register({ cseq: '499 REGISTER', expires: '0' })).status).toBe(400);
  expect(await bindings()).toHaveLength(1);
  expect((await register({ cseq: '1 REGISTER', 'call-id': 'after a restart', expires: '0' })).status).toBe(
    200,
  );
  expect(await bindings()).toEqual([]);
});

test('[R6] all of a request happens, or nothing', async () => {
  const response = await register({ contact: '<sip:a@ann.invalid>, <sip:b@ann.invalid>;expires=5' });
  expect(response.status).toBe(423);
  expect(await bindings()).toEqual([]);
});

test('[R7] a device that names itself replaces its own binding, whatever its address', async () => {
  const instance = ';+sip.instance="<urn:uuid:0c67446e>";reg-id=1';
  await register({ contact: `<sip:a@one.invalid>${instance}` });
  await register({ contact: `<sip:a@two.invalid>${instance}` });
  expect(await bindings()).toEqual([`<sip:a@two.invalid>;expires=3600${instance}`]);
});

test('[R8] ten devices are enough', async () => {
  const contacts = Array.from({ length: 10 }, (_, at) => `<sip:${at}@ann.invalid>`);
  expect((await register({ contact: contacts.join(', ') })).status).toBe(200);
  expect((await register({ contact: '<sip:eleventh@ann.invalid>' })).status).toBe(403);
});

test('[R9] a registration without Contact only asks', async () => {
  await register({ expires: '600' });
  await stack.clock.advance(100_000);
  expect(await bindings()).toEqual(['<sip:x@ann.invalid;transport=ws>;expires=500']);
});
