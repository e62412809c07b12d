import { randomUUID } from 'node:crypto';
import { NoticeListener } from '../../../db/NoticeListener';
import { OrganisationStores } from '../../../db/stores/OrganisationStores';
import { sendNews } from '../../../server/admin/sendNews';
import { BookingId, RoomId } from '../../../server/contract/ids';
import { WEBHOOK_EVENTS } from '../../../server/contract/integrationChoices';
import type { JobName } from '../../../server/jobs/JobData';
import { JOBS_CHANNEL, type JobHandlers, JobQueue } from '../../../server/jobs/JobQueue';
import { silentLogger } from '../../../server/kernel/Logger';
import { Metrics } from '../../../server/kernel/Metrics';
import { BookingDesk } from '../../support/BookingDesk';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';
import { until } from '../../support/until';
import { isSigned, WebhookReceiver } from '../../support/WebhookReceiver';

let rest: OpenRest;
let desk: BookingDesk;
let olga: Staff;
let paul: Staff;
let receiver: WebhookReceiver;
let secret: string;
let hook: string;
let lastDelivery: unknown;
const closers: (() => Promise<void>)[] = [];
const now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, webhooksInside: true, now: () => now });
  desk = await BookingDesk.open(rest);
  olga = await addStaff(rest, 'Olga', { isHost: true });
  paul = await addStaff(rest, 'Paul');
  receiver = await WebhookReceiver.open();
  const body = { url: receiver.url, events: WEBHOOK_EVENTS };
  const added = await desk.root.browser.request('addWebhook', { body });
  secret = added.secret;
  hook = added.webhook.id;
});
beforeEach(async () => {
  await told();
});
afterAll(async () => {
  for (const close of closers) await close();
  await rest.close();
  await receiver.close();
});

async function work(name: JobName): Promise<void> {
  const run = rest.admin.jobs[name] as (data: unknown, job: object) => Promise<void>;
  for (const data of rest.jobs.take(name)) await run(data, { id: randomUUID(), attempt: 1, isLast: false });
}

/** What the receiver was told since it was last asked, each with the right signature. */
async function told(): Promise<readonly unknown[]> {
  await work('webhook-event');
  await work('webhook-delivery');
  const all = receiver.received.map((one) => {
    const { event, at, data } = JSON.parse(one.body);
    expect(isSigned(one, secret)).toBe(true);
    expect(one.headers['x-plenum-event']).toBe(event);
    expect(at).toBe(new Date(now).toISOString());
    lastDelivery = one.headers['x-plenum-delivery'];
    return [event, data];
  });
  receiver.reset();
  return all;
}

const of = (booking: { id: string }) => ({ parameters: { booking: booking.id } });

test('a booking, its changes and its end are told', async () => {
  const booking = await desk.book(olga, { title: 'A secret plan', people: [paul.id] });
  const whole = { booking: booking.id, room: booking.room.id, occurrence: null, by: olga.id };
  expect(await told()).toEqual([['booking.created', whole]]);
  await olga.browser.request('changeBooking', { ...of(booking), body: { title: 'Another' } });
  expect(await told()).toEqual([['booking.changed', whole]]);
  await olga.browser.request('cancelBooking', of(booking));
  expect(await told()).toEqual([['booking.cancelled', whole]]);
  // It is cancelled: that once more says nothing new.
  await olga.browser.request('cancelBooking', of(booking));
  expect(await told()).toEqual([]);
});

test('one date of a series is told by its id', async () => {
  const booking = await desk.book(olga, { rule: 'FREQ=DAILY;COUNT=3' });
  const occurrence = booking.occurrences[1]?.id ?? '';
  await told();
  const date = { parameters: { booking: booking.id, occurrence } };
  const body = { start: '2027-03-09T15:00', zone: 'Europe/Berlin', minutes: 30 };
  await olga.browser.request('moveOccurrence', { ...date, body });
  await desk.root.browser.request('cancelOccurrence', date);
  const common = { booking: booking.id, room: booking.room.id, occurrence };
  expect(await told()).toEqual([
    ['booking.changed', { ...common, by: olga.id }],
    ['booking.cancelled', { ...common, by: desk.root.id }],
  ]);
});

test('what somebody answers to an invitation is told, and their reason stays in the house', async () => {
  const booking = await desk.book(olga, { people: [paul.id] });
  await told();
  await desk.answer(paul, booking, 'declined', { reason: 'I have to see a doctor.' });
  const invitation = await desk.mine(paul, booking);
  const data = { booking: booking.id, occurrence: null, invitation, answer: 'declined' };
  expect(await told()).toEqual([['invitation.answered', data]]);
  // The same again is no news.
  await desk.answer(paul, booking, 'declined', { reason: 'I have to see a doctor.' });
  expect(await told()).toEqual([]);
});

test('a meeting is told when it begins, when it ends and when its record is complete', async () => {
  const { id: meeting } = await olga.browser.request('startMeeting', { body: { title: 'Budget' } });
  const { meetingStore } = rest.admin;
  expect(await told()).toEqual([]);
  await meetingStore.markRunning(meeting, new Date(now));
  await meetingStore.markRunning(meeting, new Date(now));
  expect(await told()).toEqual([['meeting.started', { meeting }]]);
  const principal = { kind: 'user', id: olga.id } as const;
  const { participant } = await meetingStore.enrol({ meeting, principal, displayName: 'Olga' });
  await meetingStore.recordJoin(participant, 'browser', new Date(now));
  expect(await told()).toEqual([]);
  await olga.browser.request('endMeeting', { parameters: { meeting } });
  expect(await told()).toEqual([
    ['meeting.ended', { meeting }],
    ['record.ready', { record: meeting }],
  ]);
  await meetingStore.markEnded(meeting, new Date(now));
  expect(await told()).toEqual([]);
  await desk.root.browser.request('changeRecord', { parameters: { record: meeting }, body: { topic: 'X' } });
  expect(await told()).toEqual([['record.changed', { record: meeting, by: desk.root.id }]]);
});

test('a meeting that nobody entered neither began nor ended', async () => {
  const { id: meeting } = await olga.browser.request('startMeeting', { body: { title: 'Empty' } });
  await olga.browser.request('endMeeting', { parameters: { meeting } });
  expect(await told()).toEqual([]);
});

test('a conversation with support is told when it opens and when it closes', async () => {
  const body = { subject: 'No sound', topic: 'sound', text: 'I hear nothing.', inCall: true };
  const { id: ticket } = await paul.browser.request('openTicket', { body });
  expect(await told()).toEqual([['ticket.opened', { ticket, topic: 'sound', inCall: true }]]);
  await paul.browser.request('closeTicket', { parameters: { ticket } });
  expect(await told()).toEqual([['ticket.closed', { ticket }]]);
});

test('where no webhook listens, nothing is sent at all', async () => {
  const only = (events: readonly string[]) =>
    desk.root.browser.request('changeWebhook', { parameters: { webhook: hook }, body: { events } });
  await only(['ticket.closed']);
  await desk.book(olga);
  expect(rest.jobs.take('webhook-event')).toEqual([]);
  await only(WEBHOOK_EVENTS);
});

test('what is committed is told and stands in the log; what was taken back is not', async () => {
  const notices = new NoticeListener(rest.fresh.url, JOBS_CHANNEL, silentLogger);
  await notices.open();
  const parts = { notices, metrics: new Metrics(), logger: silentLogger };
  const queue = await JobQueue.open(rest.fresh.url, parts);
  closers.push(
    () => queue.close(),
    () => notices.close(),
  );
  const nothing = new Proxy({}, { get: () => async () => undefined }) as JobHandlers;
  const spread = rest.admin.jobs['webhook-event'];
  queue.work(Object.assign(Object.create(nothing), { 'webhook-event': spread }));
  const stores = new OrganisationStores(rest.fresh.database.source, sendNews(queue));
  const news = (booking: string) => ({
    event: 'booking.created' as const,
    at: new Date(now),
    data: { booking: BookingId.parse(booking), room: RoomId.parse(randomUUID()), occurrence: null, by: null },
  });
  const [undone, done] = [randomUUID(), randomUUID()];
  const failing = stores.transaction(async (inner) => {
    await inner.tell(news(undone));
    throw new Error('taken back');
  });
  await expect(failing).rejects.toThrow('taken back');
  await stores.transaction(async (inner) => {
    await inner.tell(news(done));
    expect(await told()).toEqual([]);
  });
  const heard = await until('the receiver is told', async () => {
    const all = await told();
    return all.length > 0 && all;
  });
  expect(heard).toEqual([['booking.created', expect.objectContaining({ booking: done })]]);
  const { items } = await desk.root.browser.request('listDeliveries', { parameters: { webhook: hook } });
  expect(items).toContainEqual(
    expect.objectContaining({ id: lastDelivery, event: 'booking.created', state: 'delivered', status: 200 }),
  );
});
