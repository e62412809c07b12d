import type { TicketView } from '../../../server/contract/support';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff, signInAs } from '../../support/signInAs';

const MINUTE_MS = 60_000;

let rest: OpenRest;
let root: Staff;
let ann: Staff;
let bob: Staff;
/** A Monday. */
let now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 10_000, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  ann = await addStaff(rest, 'Ann');
  bob = await addStaff(rest, 'Bob');
  const body = { user: ann.id, topics: ['sound'], languages: ['en', 'zh-CN'] };
  await root.browser.request('addAgent', { body });
});
afterAll(() => rest.close());

/** It becomes that late; sign-ins that nobody used meanwhile are over. */
async function become(instant: string): Promise<void> {
  now = Date.parse(instant);
  const renew = async (staff: Staff) => ({ ...staff, browser: await signInAs(rest, staff.id) });
  [root, ann, bob] = [await renew(root), await renew(ann), await renew(bob)];
}
const ask = (topic: string): Promise<TicketView> =>
  bob.browser.request('openTicket', { body: { subject: topic, topic, text: 'Please help.', inCall: false } });
const at = ({ id }: { id: string }) => ({ parameters: { ticket: id } });

describe('the staff of the desk', () => {
  test('is added, seen, changed and removed by admins, with a row in the audit log for each', async () => {
    const dan = await addStaff(rest, 'Dan');
    const parameters = { agent: dan.id };
    const skills = { topics: ['booking'], languages: ['zh-CN'] };
    await root.browser.request('addAgent', { body: { user: dan.id, ...skills } });
    expect(await ann.browser.request('viewAgent', { parameters })).toMatchObject({ ...skills, open: 0 });
    await root.browser.request('changeAgent', { parameters, body: { topics: [] } });
    expect(await ann.browser.request('viewAgent', { parameters })).toMatchObject({
      topics: [],
      languages: ['zh-CN'],
    });
    await root.browser.request('removeAgent', { parameters });
    expect(await ann.browser.ask('viewAgent', { parameters })).toMatchObject({ status: 404 });
    const { items } = await root.browser.request('listAuditEntries', {
      query: { object: dan.id, result: 'done' },
    });
    expect(items.map(({ action }) => action)).toEqual(['removeAgent', 'changeAgent', 'addAgent']);
  });

  test('is on duty in its shifts, by the clocks of their zone, and people see how many are', async () => {
    const shift = { agent: ann.id, day: 'monday', from: '08:00', until: '12:00', zone: 'Europe/Berlin' };
    const { id } = await root.browser.request('addShift', { body: shift });
    const onDuty = async () => (await bob.browser.request('viewSupportDesk')).onDuty;
    await become('2027-03-01T10:59:00Z');
    expect(await onDuty()).toBe(1);
    expect((await ann.browser.request('listShifts'))[0]).toMatchObject({
      running: true,
      agent: { id: ann.id },
    });
    await become('2027-03-01T11:00:00Z');
    expect(await onDuty()).toBe(0);
    await root.browser.request('changeShift', {
      parameters: { shift: id },
      body: { ...shift, until: '13:00' },
    });
    expect(await onDuty()).toBe(1);
    await root.browser.request('deleteShift', { parameters: { shift: id } });
    expect(await onDuty()).toBe(0);
  });

  test.each([
    { from: '12:00', until: '08:00' },
    { zone: 'Europe/Nowhere' },
    { day: 'someday' },
    { from: '8' },
  ])('has no shift with %j', async (fields) => {
    const body = { agent: ann.id, day: 'monday', from: '08:00', until: '12:00', zone: 'UTC', ...fields };
    expect(await root.browser.ask('addShift', { body })).toMatchObject({ status: 400 });
  });

  test('has no shift of somebody who is no agent', async () => {
    const body = { agent: bob.id, day: 'monday', from: '08:00', until: '12:00', zone: 'UTC' };
    expect(await root.browser.ask('addShift', { body })).toMatchObject({ status: 404 });
  });
});

describe('a canned answer', () => {
  test('is added, changed and deleted by agents, in both languages', async () => {
    const texts = { en: 'Check the speaker.', 'zh-CN': '请检查扬声器。' };
    const body = { title: 'Speaker', topic: 'sound', texts };
    const answer = await ann.browser.request('addCannedAnswer', { body });
    expect(await ann.browser.ask('addCannedAnswer', { body: { ...body, title: 'SPEAKER' } })).toMatchObject({
      status: 409,
    });
    const parameters = { cannedAnswer: answer.id };
    await ann.browser.request('changeCannedAnswer', { parameters, body: { topic: null } });
    expect(await ann.browser.request('listCannedAnswers')).toMatchObject([
      { title: 'Speaker', topic: null, texts },
    ]);
    await ann.browser.request('deleteCannedAnswer', { parameters });
    expect(await ann.browser.request('listCannedAnswers')).toEqual([]);
    const { items } = await root.browser.request('listAuditEntries', { query: { object: answer.id } });
    expect(items).toHaveLength(3);
  });

  test('is in both languages or not at all', async () => {
    const body = { title: 'Half', topic: null, texts: { en: 'Half' } };
    expect(await ann.browser.ask('addCannedAnswer', { body })).toMatchObject({ status: 400 });
  });
});

describe('the list of conversations', () => {
  test('is the queue, one’s own, or all, and filtered by topic, step and priority', async () => {
    const [mine, queued] = [await ask('sound'), await ask('booking')];
    await ann.browser.request('takeTicket', at(mine));
    const idsOf = async (query: object) =>
      (await ann.browser.request('searchTickets', { query: { ...query } })).items.map(({ id }) => id);
    expect(await idsOf({ view: 'queue' })).toEqual([queued.id]);
    expect(await idsOf({ view: 'mine' })).toEqual([mine.id]);
    expect(new Set(await idsOf({}))).toEqual(new Set([mine.id, queued.id]));
    expect(await idsOf({ topic: 'booking' })).toEqual([queued.id]);
    expect(await idsOf({ step: 'taken' })).toEqual([mine.id]);
    expect(await idsOf({ priority: 'urgent' })).toEqual([]);
    expect(await idsOf({ text: 'BOB', topic: 'sound' })).toEqual([mine.id]);
    expect(await ann.browser.ask('searchTickets', { query: { sort: 'subject' } })).toMatchObject({
      status: 400,
    });
  });

  test('has first what is due first', async () => {
    const urgent = await ask('other');
    await ann.browser.request('changeTicket', { ...at(urgent), body: { priority: 'urgent' } });
    const { items } = await ann.browser.request('searchTickets', { query: { view: 'queue' } });
    expect(items[0]?.id).toBe(urgent.id);
  });

  test('has before what others know more of what one has taken, and what is of one’s own topics', async () => {
    await rest.fresh.database.source.query('DELETE FROM tickets');
    const [other, taken, own] = [await ask('other'), await ask('booking'), await ask('sound')];
    await ann.browser.request('takeTicket', at(taken));
    const orderOf = async (query: object) =>
      (await ann.browser.request('searchTickets', { query: { ...query } })).items.map(({ id }) => id);
    expect(await orderOf({ view: 'queue' })).toEqual([own.id, other.id]);
    expect(await orderOf({})).toEqual([taken.id, own.id, other.id]);
    expect(await orderOf({ sort: 'opened', view: 'queue' })).toEqual([own.id, other.id]);
  });
});

test('figures count topics, first answers, steps and stars within a span', async () => {
  await become('2027-05-03T08:00:00Z');
  for (const minutes of [1, 2, 3, 4, 10]) {
    const ticket = await ask('account');
    now += minutes * MINUTE_MS;
    await ann.browser.request('answerTicket', { ...at(ticket), body: { text: 'Done.' } });
    await bob.browser.request('closeTicket', at(ticket));
    await bob.browser.request('rateTicket', { ...at(ticket), body: { stars: 5, comment: '' } });
  }
  await bob.browser.request('closeTicket', at(await ask('account')));
  const query = { from: '2027-05-03T00:00:00Z', until: '2027-05-04T00:00:00Z' };
  const figures = await root.browser.request('viewSupportFigures', { query });
  expect(figures).toMatchObject({
    opened: 6,
    unsolved: 0,
    firstAnswer: { count: 5, median: 180 },
    topics: [{ topic: 'account', opened: 6 }],
    stars: [0, 0, 0, 0, 5],
    days: [{ day: '2027-05-03', opened: 6 }],
  });
  expect(figures.firstAnswer.p90).toBeCloseTo(456);
  expect(figures.steps.find(({ step }) => step === 'new')?.count).toBe(6);
  expect(await bob.browser.request('viewSupportDesk')).toMatchObject({ medianFirstAnswer: 180 });
  const before = { from: '2026-05-03T00:00:00Z', until: '2026-05-04T00:00:00Z' };
  expect(await root.browser.request('viewSupportFigures', { query: before })).toMatchObject({
    opened: 0,
    firstAnswer: { median: null, p90: null },
  });
});

test('a suggestion is planned and done, and only its author and the agents see it', async () => {
  const body = { title: 'Dark desk', text: 'My eyes hurt.' };
  const { id } = await bob.browser.request('addSuggestion', { body });
  expect((await ann.browser.request('searchSuggestions', { query: { state: 'new' } })).items).toMatchObject([
    { id, author: 'Bob', state: 'new' },
  ]);
  const parameters = { suggestion: id };
  await ann.browser.request('changeSuggestion', {
    parameters,
    body: { state: 'planned', reply: 'In spring.' },
  });
  expect((await bob.browser.request('listMySuggestions')).items).toMatchObject([
    { state: 'planned', reply: 'In spring.' },
  ]);
  const { items } = await bob.browser.request('listNotifications');
  expect(items[0]?.content).toMatchObject({
    kind: 'suggestion-changed',
    state: 'planned',
    reply: 'In spring.',
    by: 'Ann',
  });
  for (const reply of ['One.', 'Two.', 'Three.', 'Four.', 'Five.'])
    await ann.browser.request('changeSuggestion', { parameters, body: { state: 'planned', reply } });
  const replies = (await bob.browser.request('listNotifications')).items.slice(0, 5);
  expect(replies.map(({ content }) => 'reply' in content && content.reply)).toEqual(
    // All within one instant of the staged clock.
    ['Five.', 'Four.', 'Three.', 'Two.', 'One.'],
  );
  const carol = await addStaff(rest, 'Carol');
  expect((await carol.browser.request('listMySuggestions')).total).toBe(0);
});
