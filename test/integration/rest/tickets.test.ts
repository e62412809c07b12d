import { randomUUID } from 'node:crypto';
import type { TicketView } from '../../../server/contract/support';
import { type OpenRest, openRest } from '../../support/openRest';
import { REPORT } from '../../support/StagedSupport';
import { addStaff, type Staff, signInAs } from '../../support/signInAs';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let rest: OpenRest;
let root: Staff;
let bob: Staff;
let now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 10_000, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  bob = await addStaff(rest, 'Bob', { isHost: true });
});
afterAll(() => rest.close());
beforeEach(() => rest.fresh.database.source.query('DELETE FROM tickets'));

async function addAgent(name: string): Promise<Staff> {
  const agent = await addStaff(rest, name);
  await root.browser.request('addAgent', { body: { user: agent.id, topics: [], languages: ['en'] } });
  return agent;
}
/** Much time passes; sign-ins that nobody used meanwhile are over. */
async function pass<T extends readonly Staff[]>(milliseconds: number, ...others: T): Promise<T> {
  now += milliseconds;
  const renew = async (staff: Staff) => ({ ...staff, browser: await signInAs(rest, staff.id) });
  [root, bob] = [await renew(root), await renew(bob)];
  return (await Promise.all(others.map(renew))) as unknown as T;
}
const ask = (who: Staff = bob, fields: object = {}): Promise<TicketView> =>
  who.browser.request('openTicket', {
    body: { subject: 'No sound', topic: 'sound', text: 'I hear nothing.', inCall: false, ...fields },
  });
const at = ({ id }: { id: string }) => ({ parameters: { ticket: id } });
const view = (who: Staff, ticket: TicketView) => who.browser.request('viewTicket', at(ticket));
const write = (who: Staff, ticket: TicketView, text: string) =>
  who.browser.request('answerTicket', { ...at(ticket), body: { text } });
const auditOf = async (ticket: TicketView, action: string) =>
  (await root.browser.request('listAuditEntries', { query: { object: ticket.id, action } })).items;

describe('a conversation with support', () => {
  test('goes through its steps, each with an owner and a clock, to a rating', async () => {
    const ann = await addAgent('Ann');
    const opened = await ask();
    expect(opened).toMatchObject({ step: 'new', side: 'support', priority: 'normal', agent: null });
    now += 10 * MINUTE_MS;
    await ann.browser.request('takeTicket', at(opened));
    now += 5 * MINUTE_MS;
    await write(ann, opened, 'Is your speaker on?');
    expect(await view(bob, opened)).toMatchObject({
      step: 'waiting-for-user',
      side: 'requester',
      unread: true,
    });
    const told = (await bob.browser.request('listNotifications')).items.map(({ content }) => content);
    expect(told.filter(({ kind }) => kind === 'ticket-answered')).toMatchObject([{ by: 'Ann' }]);
    await bob.browser.request('markTicketSeen', at(opened));
    now += MINUTE_MS;
    expect(await write(bob, opened, 'Yes.')).toMatchObject({ step: 'waiting-for-agent', unread: false });
    await ann.browser.request('solveTicket', at(opened));
    const closed = await bob.browser.request('closeTicket', at(opened));
    expect(closed.steps.map(({ step }) => step)).toEqual([
      'new',
      'taken',
      'waiting-for-user',
      'waiting-for-agent',
      'solved',
      'closed',
    ]);
    // Being taken does not start the clock of the first answer anew.
    expect(closed.steps[0]?.dueAt).toBe(closed.steps[1]?.dueAt);
    expect(closed.steps.slice(0, -1).every(({ until }) => until !== null)).toBe(true);
    expect(Date.parse(closed.firstAnswerAt ?? '') - Date.parse(closed.openedAt)).toBe(15 * MINUTE_MS);
    const body = { stars: 4, comment: 'Quick.' };
    expect(await bob.browser.request('rateTicket', { ...at(opened), body })).toMatchObject(body);
  });

  test('is opened again by the next word of whoever asked, with the agent they had', async () => {
    const ann = await addAgent('Ann');
    const ticket = await ask();
    await write(ann, ticket, 'Try again.');
    await ann.browser.request('closeTicket', at(ticket));
    expect(await write(bob, ticket, 'Still nothing.')).toMatchObject({
      step: 'waiting-for-agent',
      agent: { id: ann.id },
    });
  });

  test('is not rated before it is closed', async () => {
    const body = { stars: 5, comment: '' };
    expect(await bob.browser.ask('rateTicket', { ...at(await ask()), body })).toMatchObject({ status: 409 });
  });

  test('has notes that whoever asked never sees', async () => {
    const ann = await addAgent('Ann');
    const ticket = await ask();
    await ann.browser.request('noteTicket', { ...at(ticket), body: { text: 'Third time this week.' } });
    expect((await view(ann, ticket)).messages.map(({ kind }) => kind)).toEqual(['requester', 'note']);
    expect(JSON.stringify(await view(bob, ticket))).not.toContain('Third time');
  });

  test('comes first when it is opened in a call', async () => {
    const ticket = await ask(bob, { inCall: true });
    expect(ticket).toMatchObject({ priority: 'high', inCall: true });
    const ann = await addAgent('Ann');
    const low = await ann.browser.request('changeTicket', { ...at(ticket), body: { priority: 'low' } });
    expect(Date.parse(low.dueAt ?? '') - now).toBe(DAY_MS);
  });

  test('is solved and then closed when nobody says anything any more', async () => {
    const ann = await addAgent('Ann');
    const ticket = await ask();
    await write(ann, ticket, 'Is it better?');
    await pass(7 * DAY_MS);
    // Nothing but the clock moves it: the removal of an agent is what starts a sweep here.
    const sweep = async () => {
      const agent = await addAgent('Passing');
      await root.browser.request('removeAgent', { parameters: { agent: agent.id } });
    };
    await sweep();
    expect(await view(bob, ticket)).toMatchObject({ step: 'solved' });
    await pass(3 * DAY_MS);
    await sweep();
    const closed = await view(bob, ticket);
    expect(closed).toMatchObject({ step: 'closed', dueAt: null });
    expect(closed.steps.at(-1)?.by).toBeNull();
  });
});

describe('two agents', () => {
  test('take at once: one has it, the other is told who', async () => {
    const agents = [await addAgent('Ann'), await addAgent('Carol')];
    const ticket = await ask();
    const answers = await Promise.all(agents.map(({ browser }) => browser.ask('takeTicket', at(ticket))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = agents[answers.findIndex(({ status }) => status === 200)];
    const name = winner === agents[0] ? 'Ann' : 'Carol';
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'ticket-taken',
      by: name,
    });
    expect((await view(root, ticket)).agent?.id).toBe(winner?.id);
  });

  test('hand a conversation over, and only who has it answers', async () => {
    const [ann, carol] = [await addAgent('Ann'), await addAgent('Carol')];
    const ticket = await ask();
    await write(ann, ticket, 'Hello.');
    const body = { text: 'Me too.' };
    expect(await carol.browser.ask('answerTicket', { ...at(ticket), body })).toMatchObject({
      status: 409,
      body: { code: 'ticket-taken', by: 'Ann' },
    });
    await ann.browser.request('assignTicket', { ...at(ticket), body: { agent: carol.id } });
    expect(await write(carol, ticket, 'Now me.')).toMatchObject({ agent: { id: carol.id } });
    expect(await auditOf(ticket, 'assignTicket')).toMatchObject([{ after: { agent: carol.id } }]);
    await carol.browser.request('assignTicket', { ...at(ticket), body: { agent: null } });
    expect(await view(carol, ticket)).toMatchObject({ step: 'new', agent: null });
  });

  test('do not get what they asked themselves, nor hand it to whoever asked', async () => {
    const [ann, carol] = [await addAgent('Ann'), await addAgent('Carol')];
    const own = await ask(ann);
    expect(await ann.browser.ask('takeTicket', at(own))).toMatchObject({ status: 403 });
    const body = { agent: ann.id };
    expect(await carol.browser.ask('assignTicket', { ...at(own), body })).toMatchObject({ status: 409 });
    const stranger = { agent: bob.id };
    expect(await carol.browser.ask('assignTicket', { ...at(own), body: stranger })).toMatchObject({
      status: 404,
    });
  });
});

describe('[T08] an agent', () => {
  test.each([
    ['by the role', (agent: Staff) => root.browser.request('revokeRole', role(agent))],
    [
      'at the desk',
      (agent: Staff) => root.browser.request('removeAgent', { parameters: { agent: agent.id } }),
    ],
  ])('loses everything at once when the role is taken away %s', async (_, revoke) => {
    const ann = await addAgent('Ann');
    const ticket = await ask();
    await write(ann, ticket, 'Wait a moment.');
    await revoke(ann);
    expect(await ann.browser.ask('viewTicket', at(ticket))).toMatchObject({ status: 404 });
    expect(await ann.browser.ask('answerTicket', { ...at(ticket), body: { text: 'x' } })).toMatchObject({
      status: 404,
    });
    expect(await ann.browser.ask('searchTickets')).toMatchObject({ status: 403 });
    // Whoever asked is not left waiting for them: anybody can go on.
    expect(await view(bob, ticket)).toMatchObject({ step: 'new', agent: null });
  });

  test('sees a connection report only while it is shared, and every look is in the audit log', async () => {
    let ann = await addAgent('Ann');
    const look = (ticket: TicketView) => ann.browser.ask('viewReport', at(ticket));
    const silent = await ask();
    expect(await look(silent)).toMatchObject({ status: 404 });
    const ticket = await ask(bob, { shared: { consent: true, report: REPORT } });
    expect((await look(ticket)).body).toMatchObject({ report: REPORT, meeting: null });
    expect(await look(ticket)).toMatchObject({ status: 200 });
    expect(await auditOf(ticket, 'viewReport')).toHaveLength(2);
    [ann] = await pass(60 * MINUTE_MS, ann);
    expect(await look(ticket)).toMatchObject({ status: 404 });
    expect(await view(bob, ticket)).toMatchObject({ reportUntil: null });
    await bob.browser.request('shareReport', { ...at(ticket), body: { consent: true, report: REPORT } });
    expect(await look(ticket)).toMatchObject({ status: 200 });
    await bob.browser.request('withdrawReport', at(ticket));
    expect(await look(ticket)).toMatchObject({ status: 404 });
  });

  test('gets no report without consent, and no meeting of others', async () => {
    const fields = { subject: 'x', topic: 'sound', text: 'x', inCall: true };
    for (const consent of [false, undefined]) {
      const body = { ...fields, shared: { consent, report: REPORT } };
      expect(await bob.browser.ask('openTicket', { body })).toMatchObject({ status: 400 });
    }
    const meeting = await bob.browser.request('startMeeting', { body: { title: 'Budget' } });
    const shared = { consent: true, report: REPORT, meeting: meeting.id };
    const stranger = await addStaff(rest, 'Sam');
    expect(await stranger.browser.ask('openTicket', { body: { ...fields, shared } })).toMatchObject({
      status: 404,
    });
    const ticket = await ask(bob, { shared });
    const ann = await addAgent('Ann');
    expect(await ann.browser.request('viewReport', at(ticket))).toMatchObject({
      meeting: { title: 'Budget' },
    });
    // The title is with the report only: the conversation itself does not tell it.
    expect(JSON.stringify(await view(ann, ticket))).not.toContain('Budget');
    expect(await ann.browser.ask('viewMeeting', { parameters: { meeting: meeting.id } })).toMatchObject({
      status: 404,
    });
  });

  test('changes no users and reads no audit log', async () => {
    const ann = await addAgent('Ann');
    const user = { parameters: { user: bob.id } };
    for (const answer of [
      await ann.browser.ask('changeUser', { ...user, body: { displayName: 'Robert' } }),
      await ann.browser.ask('listAuditEntries'),
      await ann.browser.ask('addAgent', { body: { user: bob.id, topics: [], languages: [] } }),
    ]) {
      expect(answer.status).toBe(403);
    }
  });
});

describe('whoever asks', () => {
  test('has ten conversations open at most, and again when one is closed', async () => {
    const sam = await addStaff(rest, 'Sam');
    const opened = [];
    for (let count = 0; count < 10; count += 1) opened.push(await ask(sam));
    const body = { subject: 'One more', topic: 'other', text: 'x', inCall: false };
    expect(await sam.browser.ask('openTicket', { body })).toMatchObject({ status: 409 });
    await sam.browser.request('closeTicket', at(opened[0] ?? { id: randomUUID() }));
    expect(await sam.browser.ask('openTicket', { body })).toMatchObject({ status: 200 });
  });

  test('opens six at once, then one a minute', async () => {
    const strict = await openRest({ limitFactor: 1 });
    const sam = await addStaff(strict, 'Sam');
    const body = { subject: 'No sound', topic: 'sound', text: 'x', inCall: false };
    const statuses = [];
    for (let count = 0; count < 7; count += 1) {
      statuses.push((await sam.browser.ask('openTicket', { body })).status);
    }
    await strict.close();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });

  test('may be a guest, who has their own conversation and no other', async () => {
    const { code } = await bob.browser.request('startMeeting', { body: { title: 'Open day' } });
    const guests = [rest.browser(), rest.browser()] as const;
    for (const guest of guests) {
      await guest.request('signInAsGuest', { body: { code, displayName: 'Gus', locale: 'zh-CN' } });
    }
    const body = { subject: '没有声音', topic: 'sound', text: '我听不到。', inCall: true };
    const ticket = await guests[0].request('openTicket', { body });
    expect(ticket).toMatchObject({ requester: { displayName: 'Gus', kind: 'guest' }, locale: 'zh-CN' });
    const ann = await addAgent('Ann');
    await write(ann, ticket, '请检查扬声器。');
    expect((await guests[0].request('viewTicket', at(ticket))).messages).toHaveLength(2);
    expect(await guests[1].ask('viewTicket', at(ticket))).toMatchObject({ status: 404 });
    expect((await guests[1].request('listMyTickets')).total).toBe(0);
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '[x](javascript:alert(1))',
    `' OR 1=1 --`,
    '{{7*7}}<%= 7*7 %>',
    'line one\nline two\n\n好',
  ])('is read as written: %j', async (text) => {
    const ticket = await ask(bob, { text, subject: text.split('\n')[0] });
    expect(ticket.messages[0]?.text).toBe(text);
    const ann = await addAgent('Ann');
    const found = await ann.browser.request('searchTickets', {
      query: { text: ticket.subject.slice(0, 64) },
    });
    expect(found.items.some(({ id }) => id === ticket.id)).toBe(true);
  });

  test.each([
    { subject: '' },
    { subject: 'a\u0000b' },
    { text: '   ' },
    { text: 'x'.repeat(4_001) },
    { topic: 'nonsense' },
    { priority: 'urgent' },
  ])('is refused %j', async (fields) => {
    const body = { subject: 'x', topic: 'sound', text: 'x', inCall: false, ...fields };
    expect(await bob.browser.ask('openTicket', { body })).toMatchObject({ status: 400 });
  });
});

function role({ id }: Staff) {
  return { parameters: { user: id }, query: { role: 'support-agent' as const } };
}
