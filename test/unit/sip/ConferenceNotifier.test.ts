import { createResponse } from '../../../sip/message/createResponse';
import type { SipRequest } from '../../../sip/message/SipRequest';
import { conferenceOf } from '../../support/wire/SipConferences';
import { settled } from '../../support/wire/SipTestClock';
import { type Dialogue, SipTestPhone } from '../../support/wire/SipTestPhone';
import { SipTestStack } from '../../support/wire/SipTestStack';

let stack: SipTestStack;
let ann: SipTestPhone;

beforeEach(() => {
  stack = new SipTestStack();
  ann = stack.ann;
  stack.conferences.set('budget', conferenceOf('ann'));
});

const subscribe = async (headers = {}, phone = ann): Promise<Dialogue> => {
  const request = phone.request('SUBSCRIBE', 'budget', { event: 'conference', ...headers });
  phone.socket.say(request);
  const response = phone.socket.takeResponses()[0];
  return [request, response ?? (await Promise.reject(new Error('no answer')))];
};

/** Subscribes, and answers the first NOTIFY. */
async function subscribed(headers = {}, phone = ann): Promise<Dialogue> {
  const request = phone.request('SUBSCRIBE', 'budget', { event: 'conference', ...headers });
  const [response, notify] = await phone.say(request);
  await phone.answer(notify as SipRequest);
  return [request, response] as Dialogue;
}

/** What the next NOTIFY says, in short; it is answered. */
async function told(phone = ann, status = 200): Promise<string | undefined> {
  const [notify] = phone.hears();
  if (!notify) return undefined;
  phone.socket.say(createResponse(notify, status));
  await settled();
  const { bodyText, headers } = notify;
  const kind = /state="(full|partial)" version="(\d+)"/.exec(bodyText);
  const users = [...bodyText.matchAll(/<user entity="sip:(\w+)@plenum.example" state="(full|deleted)"/g)];
  const subscription = headers.get('subscription-state')?.replace(/expires=\d+/, 'expires');
  return [
    subscription,
    kind?.[1],
    kind?.[2],
    ...users.map((user) => (user[2] === 'full' ? user[1] : `-${user[1]}`)),
  ]
    .filter(Boolean)
    .join(' ');
}

async function publish(...names: string[]): Promise<void> {
  stack.conferences.set('budget', conferenceOf(...names));
  stack.server.publishConference('budget', conferenceOf(...names));
  await stack.clock.advance(40);
}

test('[N1] only the conference package, only of conferences one may see, only for those who can read it', async () => {
  const status = async (headers: object, to = 'budget') =>
    (await ann.ask(ann.request('SUBSCRIBE', to, { event: 'conference', ...headers }))).status;
  expect(await status({ event: 'presence' })).toBe(489);
  expect(await status({ event: undefined })).toBe(489);
  expect(await status({}, 'unknown')).toBe(404);
  expect(await status({ accept: 'application/pidf+xml' })).toBe(406);
  expect(await status({ accept: 'application/pidf+xml, application/conference-info+xml' })).toBe(200);
});

test('[N2] first everything, then what changes, and nothing when nothing does', async () => {
  const [, response] = await subscribe({ expires: '600' });
  expect([response.status, response.headers.get('expires')]).toEqual([200, '600']);
  expect(response.headers.get('contact')).toContain(';isfocus');
  expect(await told()).toBe('active;expires full 1 ann');
  await publish('ann', 'bob');
  expect(await told()).toBe('active;expires partial 2 bob');
  await publish('ann', 'bob');
  expect(await told()).toBeUndefined();
  await publish('bob');
  expect(await told()).toBe('active;expires partial 3 -ann');
});

test('[N2] after a refresh everything again', async () => {
  const dialogue = await subscribed();
  await publish('ann', 'bob');
  await told();
  const [response, notify] = await ann.say(
    ann.inDialog('SUBSCRIBE', 2, dialogue, { event: 'conference', expires: '120' }),
  );
  expect(response).toMatchObject({ status: 200 });
  expect((notify as SipRequest).bodyText).toContain('state="full" version="3"');
});

test('[N3] one NOTIFY at a time: what changes meanwhile goes together', async () => {
  await subscribe();
  await publish('ann', 'bob');
  await publish('ann', 'bob', 'carol');
  await publish('bob', 'carol', 'dan');
  expect(await told()).toBe('active;expires full 1 ann');
  expect(await told()).toBe('active;expires partial 2 bob carol dan -ann');
  expect(await told()).toBeUndefined();
});

test('[N3] each subscription counts for itself', async () => {
  await subscribed();
  await publish('ann', 'bob');
  await told();
  await subscribed({}, stack.bob);
  await publish('ann', 'bob', 'carol');
  expect(await told()).toBe('active;expires partial 3 carol');
  expect(await told(stack.bob)).toBe('active;expires partial 2 carol');
});

test('[N4] changes of one moment are told together', async () => {
  await subscribed();
  stack.server.publishConference('budget', conferenceOf('ann', 'bob'));
  await stack.clock.advance(20);
  stack.server.publishConference('budget', conferenceOf('ann', 'bob', 'carol'));
  expect(await told()).toBeUndefined();
  await stack.clock.advance(20);
  expect(await told()).toBe('active;expires partial 2 bob carol');
});

test('[N5] Expires: 0 has one look', async () => {
  const [, response] = await subscribe({ expires: '0' });
  expect([response.status, response.headers.get('expires')]).toEqual([200, '0']);
  expect(await told()).toBe('terminated;reason=timeout full 1 ann');
  await publish('ann', 'bob');
  expect(await told()).toBeUndefined();
  expect(stack.server.load.dialogs).toBe(0);
});

test('[N5] a subscription is ended by its subscriber', async () => {
  const dialogue = await subscribed();
  ann.socket.say(ann.inDialog('SUBSCRIBE', 2, dialogue, { event: 'conference', expires: '0' }));
  expect(ann.socket.sent).toHaveLength(2);
  expect(await told()).toBe('terminated;reason=timeout full 2 ann');
  ann.socket.takeStatuses();
  const again = ann.inDialog('SUBSCRIBE', 3, dialogue, { event: 'conference' });
  expect((await ann.ask(again)).status).toBe(481);
});

test('[N5] under a minute is too brief', async () => {
  const response = await ann.ask(ann.request('SUBSCRIBE', 'budget', { event: 'conference', expires: '30' }));
  expect([response.status, response.headers.get('min-expires')]).toEqual([423, '60']);
});

test.each([
  ['the conference is over', 'noresource', () => stack.server.endConference('budget')],
  ['the time is over', 'timeout', () => stack.clock.advance(3_600_000)],
  ['the server closes', 'deactivated', () => void stack.server.close()],
])('[N6] %s', async (_why, reason, end) => {
  await subscribed();
  await end();
  expect(await told()).toBe(`terminated;reason=${reason}`);
  expect(stack.server.load.dialogs).toBe(0);
});

test('[N6] what was not told yet goes before the end', async () => {
  await subscribed();
  stack.server.publishConference('budget', conferenceOf());
  stack.server.endConference('budget');
  expect(ann.hears().map((notify) => notify.headers.get('subscription-state'))).toEqual([
    'active;expires=3600',
    'terminated;reason=noresource',
  ]);
});

test('[N6] who has left learns that it is over for them, and not who comes next', async () => {
  stack.conferences.set('budget', conferenceOf('ann', 'bob'));
  await subscribed();
  await subscribed({}, stack.bob);
  stack.outsiders.add('ann');
  await publish('bob', 'carol');
  expect(await told()).toBe('terminated;reason=rejected');
  expect(await told(stack.bob)).toBe('active;expires partial 2 carol -ann');
  await publish('bob', 'carol', 'dan');
  expect(await told()).toBeUndefined();
  expect(stack.server.load.dialogs).toBe(1);
});

test('[N6] who has left just before the end learns of the end only', async () => {
  await subscribed();
  stack.outsiders.add('ann');
  stack.server.publishConference('budget', conferenceOf('bob'));
  stack.server.endConference('budget');
  expect(await told()).toBe('terminated;reason=noresource');
  expect(await told()).toBeUndefined();
});

test('[N6] who may no longer see the conference learns it at the next refresh', async () => {
  const dialogue = await subscribed();
  stack.conferences.clear();
  const said = await ann.say(ann.inDialog('SUBSCRIBE', 2, dialogue, { event: 'conference' }));
  expect(said.map(({ startLine }) => startLine.replace(/ sip:.*/, ''))).toEqual(
    expect.arrayContaining(['NOTIFY', 'SIP/2.0 404 Not Found']),
  );
});

test('[N7] who refuses to be told, or does not answer, is told no more', async () => {
  await subscribe();
  await told(ann, 481);
  expect(stack.server.load.dialogs).toBe(0);
  await subscribe();
  await stack.clock.advance(32_000);
  expect(stack.server.load.dialogs).toBe(0);
});

test('[N8] a subscriber who comes back within the grace goes on', async () => {
  const dialogue = await subscribed();
  await ann.lose();
  await publish('ann', 'bob');
  ann.reconnect();
  const said = await ann.say(ann.inDialog('SUBSCRIBE', 2, dialogue, { event: 'conference' }));
  expect(said).toMatchObject([{ status: 200 }, { method: 'NOTIFY' }]);
  expect((said[1] as SipRequest).bodyText).toMatch(/state="full" version="2".*sip:bob@/);
});

test('[N8] what was on its way when the subscriber moved holds up and ends nothing', async () => {
  const dialogue = await subscribe();
  const before = ann.socket;
  ann.reconnect();
  ann.socket.say(ann.inDialog('SUBSCRIBE', 2, dialogue, { event: 'conference' }));
  expect(await told()).toBe('active;expires full 2 ann');
  before.terminate();
  await publish('ann', 'bob');
  expect(await told()).toBe('active;expires partial 3 bob');
});

test('[N8] after the grace the subscription is over', async () => {
  const dialogue = await subscribed();
  await ann.lose();
  await stack.clock.advance(60_000);
  ann.reconnect();
  expect((await ann.ask(ann.inDialog('SUBSCRIBE', 2, dialogue, { event: 'conference' }))).status).toBe(481);
});

test('two hundred subscribers are told within the coalescing time', async () => {
  const raised = new SipTestStack({ requestsPerTwoSeconds: 10_000 });
  raised.conferences.set('budget', conferenceOf('ann'));
  const people = Array.from({ length: 200 }, (_, at) => new SipTestPhone(raised.server, `person${at}`));
  for (const person of people) await subscribed({}, person);
  raised.server.publishConference('budget', conferenceOf('ann', 'bob'));
  await raised.clock.advance(40);
  expect(people.map((person) => person.hears().length)).toEqual(people.map(() => 1));
});
