import { createHmac, randomUUID } from 'node:crypto';
import type { WebhookView } from '../../../server/contract/integrations';
import type { JobName } from '../../../server/jobs/JobData';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';
import { type Received, WebhookReceiver } from '../../support/WebhookReceiver';

let rest: OpenRest;
let root: Staff;
let receiver: WebhookReceiver;
let now = Date.parse('2027-03-01T08:00:00Z');

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1_000, webhooksInside: true, now: () => now });
  root = await addStaff(rest, 'Root', { role: 'admin' });
  receiver = await WebhookReceiver.open();
});
beforeEach(async () => {
  receiver.reset();
  rest.jobs.take('webhook-delivery');
  await rest.fresh.database.source.query('DELETE FROM webhooks');
});
afterAll(async () => {
  await rest.close();
  await receiver.close();
});

const at = ({ id }: Pick<WebhookView, 'id'>) => ({ parameters: { webhook: id } });

async function add(events: readonly string[] = ['booking.created']) {
  return root.browser.request('addWebhook', { body: { url: receiver.url, events } });
}

/** Does the jobs that were sent; answers how many of them failed. */
async function work(name: JobName, { isLast = false } = {}): Promise<number> {
  const run = rest.admin.jobs[name] as (data: unknown, job: object) => Promise<void>;
  let failed = 0;
  for (const data of rest.jobs.take(name)) {
    await run(data, { id: randomUUID(), attempt: 1, isLast }).catch(() => {
      failed += 1;
    });
  }
  return failed;
}

/** A second later. */
async function happen(event: 'booking.created' | 'ticket.opened', data = { booking: 'x' }): Promise<void> {
  now += 1_000;
  await rest.admin.jobs['webhook-event'](
    { event, at: new Date(now).toISOString(), data },
    { id: randomUUID(), attempt: 1, isLast: false },
  );
}

async function deliveries(webhook: Pick<WebhookView, 'id'>) {
  return (await root.browser.request('listDeliveries', at(webhook))).items;
}

test('whoever listens to an event is told it, signed with the secret that was shown once', async () => {
  const { webhook, secret } = await add();
  await add(['ticket.opened']);
  await happen('booking.created');
  expect(await work('webhook-delivery')).toBe(0);
  expect(receiver.received).toHaveLength(1);
  const [{ headers, body }] = receiver.received as [Received];
  expect(JSON.parse(body)).toEqual({
    event: 'booking.created',
    at: new Date(now).toISOString(),
    data: { booking: 'x' },
  });
  const signature = createHmac('sha256', secret)
    .update(`${now / 1000}.${body}`)
    .digest('hex');
  expect(headers['x-plenum-signature']).toBe(`t=${now / 1000},v1=${signature}`);
  const [delivery] = await deliveries(webhook);
  expect(delivery).toMatchObject({ event: 'booking.created', state: 'delivered', status: 200, attempts: 1 });
  expect(headers['x-plenum-delivery']).toBe(delivery?.id);
  expect(JSON.stringify(await root.browser.request('listWebhooks'))).not.toContain(secret);
  const stored = await rest.fresh.database.source.query('SELECT secret FROM webhooks');
  expect(stored.some(({ secret: sealed }: { secret: Buffer }) => sealed.toString().includes(secret))).toBe(
    false,
  );
});

test('a delivery that fails is tried again, and the log says what was answered', async () => {
  const { webhook } = await add();
  await happen('booking.created');
  const [job] = rest.jobs.take('webhook-delivery');
  receiver.answer = { status: 500, body: `out of order\0${'x'.repeat(5_000)}` };
  const run = rest.admin.jobs['webhook-delivery'];
  const told = { delivery: job?.delivery ?? '' };
  await expect(run(told, { id: '1', attempt: 1, isLast: false })).rejects.toThrow('it answered 500');
  const [waiting] = await deliveries(webhook);
  expect(waiting).toMatchObject({ state: 'waiting', status: 500, attempts: 1 });
  expect(waiting?.response).toMatch(/^out of orderx+$/);
  expect(waiting?.response?.length).toBeLessThanOrEqual(1_024);
  receiver.answer = { status: 204 };
  await run(told, { id: '1', attempt: 2, isLast: false });
  expect((await deliveries(webhook))[0]).toMatchObject({ state: 'delivered', status: 204, attempts: 2 });
  // Done at least once by the queue, and told no second time.
  await run(told, { id: '1', attempt: 3, isLast: false });
  expect(receiver.received).toHaveLength(2);
});

test('after ten deliveries that came to nothing a webhook is switched off, until somebody switches it on', async () => {
  const { webhook } = await add();
  receiver.answer = { status: 410 };
  for (let times = 0; times < 11; times += 1) {
    await happen('booking.created');
    await work('webhook-delivery', { isLast: true });
  }
  expect(receiver.received).toHaveLength(10);
  const [failing] = await root.browser.request('listWebhooks');
  expect(failing).toMatchObject({ state: 'failing', failures: 10 });
  await root.browser.request('changeWebhook', { ...at(webhook), body: { active: true } });
  receiver.answer = { status: 200 };
  await happen('booking.created');
  await work('webhook-delivery');
  expect((await deliveries(webhook))[0]).toMatchObject({ state: 'delivered' });
  expect((await root.browser.request('listWebhooks'))[0]).toMatchObject({ state: 'active', failures: 0 });
});

test('what was delivered is delivered again as it was, and a ping can be asked for', async () => {
  const { webhook } = await add();
  await happen('booking.created');
  await work('webhook-delivery');
  const [first] = await deliveries(webhook);
  await root.browser.request('redeliver', { parameters: { webhook: webhook.id, delivery: first?.id ?? '' } });
  await work('webhook-delivery');
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
  await root.browser.request('testWebhook', at(webhook));
  await work('webhook-delivery');
  expect(receiver.received[2]?.headers['x-plenum-event']).toBe('ping');
  const other = (await add()).webhook;
  const foreign = await root.browser.ask('redeliver', {
    parameters: { webhook: other.id, delivery: first?.id ?? '' },
  });
  expect(foreign.status).toBe(404);
});

test('a redirection is not followed', async () => {
  const { webhook } = await add();
  receiver.answer = { status: 302, headers: { location: receiver.url } };
  await happen('booking.created');
  expect(await work('webhook-delivery')).toBe(1);
  expect(receiver.received).toHaveLength(1);
  expect((await deliveries(webhook))[0]).toMatchObject({ status: 302, state: 'waiting' });
});

test('every change of a webhook leaves one entry in the audit log, without the secret', async () => {
  const { webhook, secret } = await add();
  await root.browser.request('changeWebhook', { ...at(webhook), body: { active: false } });
  await root.browser.request('deleteWebhook', at(webhook));
  const { items } = await root.browser.request('listAuditEntries', { query: { object: webhook.id } });
  expect(items.map(({ action }) => action)).toEqual(['deleteWebhook', 'changeWebhook', 'addWebhook']);
  expect(JSON.stringify(items)).not.toContain(secret);
});

describe('where nothing allows it, a webhook reaches nothing inside', () => {
  let guarded: OpenRest;
  let admin: Staff;
  beforeAll(async () => {
    guarded = await openRest({ limitFactor: 1_000 });
    admin = await addStaff(guarded, 'Root', { role: 'admin' });
  });
  afterAll(() => guarded.close());

  test.each([
    'http://hooks.example.org/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://[2002:a00:1::]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://localhost/',
    'https://db.localhost/',
  ])('is not made for %s', async (inside) => {
    const body = { url: inside, events: ['booking.created'] };
    const refused = await admin.browser.ask('addWebhook', { body });
    expect(refused.body).toMatchObject({ code: 'webhook-url-refused' });
  });

  test.each([
    'ftp://hooks.example.org/',
    'https://user:password@hooks.example.org/',
    'nowhere',
    'javascript:alert(1)',
  ])('is not made for %s, which is no address of a webhook', async (wrong) => {
    const refused = await admin.browser.ask('addWebhook', {
      body: { url: wrong, events: ['booking.created'] },
    });
    expect(refused.body).toMatchObject({ code: 'invalid-request' });
  });
});
