import { setTimeout as pause } from 'node:timers/promises';
import { SipRequest } from '../../../sip/message/SipRequest';
import { SipResponse } from '../../../sip/message/SipResponse';
import { until } from '../../support/until';
import { conferenceOf } from '../../support/wire/SipConferences';
import { SipTestFocus } from '../../support/wire/SipTestFocus';
import { SipWireClient } from '../../support/wire/SipWireClient';

const SFU = 'application/vnd.plenum.sfu+json';
const offer = { contentType: SFU, body: '{"offer":1}' };

let focus: SipTestFocus;
const clients: SipWireClient[] = [];

async function come(name: string): Promise<SipWireClient> {
  const options = { address: `sip:${name}@${focus.domain}`, displayName: name };
  const client = await SipWireClient.connect(focus.urlFor(name), options);
  clients.push(client);
  return client;
}

beforeEach(async () => {
  focus = await SipTestFocus.open({ flowGraceMs: 500 });
  focus.conferences.set('1', conferenceOf('bob'));
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await focus.close();
});

test('a whole visit: register, call, subscribe, hear of a change, hang up', async () => {
  const ann = await come('ann');
  expect((await ann.register()).status).toBe(200);
  const call = await ann.invite('1', offer);
  expect(call.response.bodyText).toBe(offer.body);
  expect((await ann.subscribe('1')).response.status).toBe(200);
  expect((await ann.nextRequest('NOTIFY')).bodyText).toContain('state="full"');
  focus.sip.publishConference('1', conferenceOf('bob', 'ann'));
  expect((await ann.nextRequest('NOTIFY')).bodyText).toContain('sip:ann@');
  expect((await call.reinvite(SFU, '{"offer":2}')).bodyText).toBe('{"offer":2}');
  expect((await call.bye()).status).toBe(200);
  expect(focus.story).toEqual(['ann calls 1', 'ann is in the call', 'ann offers again', 'ann is gone: bye']);
});

test('[D3] CANCEL over the wire', async () => {
  focus.answer = () => new Promise(() => undefined);
  const ann = await come('ann');
  const invite = ann.create('INVITE', `sip:1@${focus.domain}`, offer);
  const refused = ann.send(invite);
  await until('the call arrived', () => focus.invites.length === 1);
  expect((await ann.cancel(invite)).status).toBe(200);
  expect((await refused).status).toBe(487);
});

test('[D10] a lost caller returns within the grace, or is gone after it', async () => {
  const ann = await come('ann');
  const call = await ann.invite('1', offer);
  ann.drop();
  await until('the loss is noticed', () => focus.story.includes('ann is out of reach'));
  call.client = await come('ann');
  expect((await call.reinvite(SFU, '{"offer":2}')).status).toBe(200);
  call.client.drop();
  await until('the grace is over', () => focus.story.includes('ann is gone: flow-lost'));
  expect(focus.story).toContain('ann is back');
});

test('[D11] a returning caller takes their own place', async () => {
  const ann = await come('ann');
  const call = await ann.invite('1', offer);
  ann.drop();
  const again = await come('ann');
  await again.invite('1', { ...offer, headers: { replaces: call.replaces, require: 'replaces' } });
  await until('the ghost is gone', () => focus.story.includes('ann is gone: replaced'));
});

test('[F4] a flood is cut, and the bystander is served', async () => {
  const flooded: string[] = [];
  focus.sip.on('flooded', (_remote, identity) => flooded.push(identity.principal));
  const mallory = await come('mallory');
  const ann = await come('ann');
  for (let count = 0; count < 2000; count++)
    mallory.sendOnly(mallory.create('INVITE', `sip:1@${focus.domain}`, offer));
  await until('the flood is noticed', () => flooded.length === 1);
  await until('mallory is cut', () => !mallory.isOpen);
  const call = await ann.invite('1', offer);
  expect([call.response.status, flooded]).toEqual([200, ['mallory']]);
});

test('noise of every kind leaves the server as it was', async () => {
  const ann = await come('ann');
  for (const noise of [
    '',
    '\0',
    'GET / HTTP/1.1\r\n\r\n',
    'SIP/2.0 200 OK\r\n\r\n',
    '\r\n\r\n\r\n',
    '{"json":1}',
    'INVITE',
  ]) {
    ann.sendOnly(noise);
  }
  await pause(20);
  expect((await ann.request('OPTIONS', `sip:1@${focus.domain}`)).status).toBe(200);
});

test('closing the server hangs up, ends subscriptions and cuts the flows', async () => {
  const ann = await come('ann');
  await ann.invite('1', offer);
  await ann.subscribe('1');
  await ann.nextRequest('NOTIFY');
  await focus.sip.close();
  expect((await ann.nextRequest('BYE')).headers.get('reason')).toContain('server closing');
  expect((await ann.nextRequest('NOTIFY')).headers.get('subscription-state')).toBe(
    'terminated;reason=deactivated',
  );
  await until('the flow is cut', () => !ann.isOpen);
  expect(focus.story.at(-1)).toBe('ann is gone: server-closed');
});

test('[N4] two hundred subscribers hear of a change with 250 ms of work', async () => {
  const people = await Promise.all(Array.from({ length: 200 }, (_, at) => come(`person${at}`)));
  await Promise.all(people.map((person) => person.subscribe('1')));
  const heard = () => Promise.all(people.map((person) => person.nextRequest('NOTIFY', 30_000)));
  await heard();
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    focus.sip.publishConference('1', conferenceOf('bob', `guest${round}`));
    await heard();
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000);
  }
  // Processor time, that of the two hundred clients included, and the best of five: a busy machine only ever adds to it.
  expect(Math.min(...rounds)).toBeLessThan(250);
});

test('a hundred calls leave nothing behind', async () => {
  await focus.close();
  focus = await SipTestFocus.open({ requestsPerTwoSeconds: 10_000 });
  const ann = await come('ann');
  for (let count = 0; count < 100; count++) await (await ann.invite('1', offer)).bye();
  const messages = ann.received.filter(
    (message) => message instanceof SipResponse || message instanceof SipRequest,
  );
  expect(messages.length).toBeGreaterThan(0);
  expect(focus.sip.load.dialogs).toBe(0);
  ann.drop();
  await until('all transactions are gone', () => focus.sip.load.transactions === 0);
});
