import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import type { Email } from 'postal-mime';
import { findPdfFonts } from '../../../server/admin/archive/findPdfFonts';
import type { BookingView } from '../../../server/contract/bookings';
import type { JobName } from '../../../server/jobs/JobData';
import { silentLogger } from '../../../server/kernel/Logger';
import { Mailbox } from '../../../server/mail/Mailbox';
import { Mailer } from '../../../server/mail/Mailer';
import { BookingDesk } from '../../support/BookingDesk';
import { MailCatcher } from '../../support/MailCatcher';
import { MailServer } from '../../support/MailServer';
import { type OpenRest, openRest } from '../../support/openRest';
import { readPdfText } from '../../support/readPdfText';
import { addStaff, type Staff, signInAs } from '../../support/signInAs';

const NOW = Date.parse('2027-03-01T07:00:00Z');
const GUS = { name: 'Gus', email: 'gus@example.com' };

let catcher: MailCatcher;
let server: MailServer;
let mailer: Mailer;
let rest: OpenRest;
let desk: BookingDesk;
let ann: Staff;
let now = NOW;

beforeAll(async () => {
  catcher = await MailCatcher.open();
  server = await MailServer.open();
  mailer = new Mailer({ smtpUrl: catcher.url, from: 'meetings@plenum.example' });
  rest = await openRest({
    limitFactor: 1_000,
    now: () => (now += 1),
    mailer,
    mailbox: new Mailbox(server.url, silentLogger),
    publicUrl: new URL('http://localhost:3000'),
  });
  desk = await BookingDesk.open(rest);
  ann = await addStaff(rest, 'Ann');
});
afterAll(async () => {
  await rest?.close();
  mailer?.close();
  await server?.close();
  await catcher?.close();
});
beforeEach(() => {
  now = NOW;
});

async function work(name: JobName): Promise<void> {
  const run = rest.admin.jobs[name] as (data: unknown, job: object) => Promise<void>;
  for (const data of rest.jobs.take(name)) await run(data, { id: randomUUID(), attempt: 1, isLast: false });
}

/** Sends what is to be sent. */
async function mailAll(): Promise<void> {
  await work('invitation-mails');
  await work('invitation-mail');
}

const fetchMail = () => rest.admin.jobs.mailbox({}, { id: randomUUID(), attempt: 1, isLast: false });

function calendarOf({ attachments }: Email): ICAL.Component {
  const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const { content = '' } = part ?? {};
  const text = typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8');
  return new ICAL.Component(ICAL.parse(text));
}

/** The answer that a mail program makes of an invitation. */
function replyTo(
  mail: Email,
  partstat: string,
  fields: { comment?: string; stamp?: string; to?: string } = {},
): string {
  const event = calendarOf(mail).getFirstSubcomponent('vevent');
  const organiser = String(event?.getFirstPropertyValue('organizer')).replace('mailto:', '');
  const { comment = '', stamp = '20270301T080000Z', to = organiser } = fields;
  return [
    'From: Gus <gus@example.com>',
    `To: ${to}`,
    'Subject: =?utf-8?q?Accepted?=',
    `Message-ID: <${randomUUID()}@example.com>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'An answer.',
    '--part',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//Mail//EN',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${event?.getFirstPropertyValue('uid')}`,
    `SEQUENCE:${event?.getFirstPropertyValue('sequence')}`,
    `DTSTAMP:${stamp}`,
    `ORGANIZER:mailto:${to}`,
    `ATTENDEE;PARTSTAT=${partstat}:mailto:gus@example.com`,
    ...(comment ? [`COMMENT:${comment}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '--part--',
    '',
  ].join('\n');
}

async function stateOf(booking: BookingView) {
  const [invitee] = await desk.invitees(ann, booking);
  return [invitee?.state, invitee?.reason];
}

async function invite(fields: object = {}) {
  const booking = await desk.book(ann, { guests: [GUS], ...fields });
  await mailAll();
  return { booking, mail: await catcher.take() };
}

test('an invitation goes out with the booking for a calendar and a link to answer by', async () => {
  const { booking, mail } = await invite({ description: 'Figures', agenda: [{ title: 'Plan', minutes: 5 }] });
  expect(mail.envelopeTo).toEqual([GUS.email]);
  expect(mail.from).toMatchObject({ name: 'Ann', address: 'meetings@plenum.example' });
  expect(mail.subject).toBe('Invitation: Talk');
  expect(mail.text).toMatch(/http:\/\/localhost:3000\/reply#[\w-]{40,}/);
  expect(mail.text).toContain('Plan (5 min)');
  const calendar = calendarOf(mail);
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  const [event] = calendar.getAllSubcomponents('vevent');
  expect(event?.getFirstPropertyValue('uid')).toBe(`${booking.id}@plenum.example`);
  expect(mail.replyTo?.[0]?.address).toMatch(/^meetings\+[a-z2-7]{26}@plenum\.example$/);
});

test('an answer by a mail program is in the organiser’s list, with its reason, and the organiser is written to', async () => {
  const { booking, mail } = await invite();
  server.deliver(replyTo(mail, 'DECLINED', { comment: 'I am away\\, 出差' }));
  await fetchMail();
  expect(await stateOf(booking)).toEqual(['declined', 'I am away, 出差']);
  await mailAll();
  const told = await catcher.take();
  expect(told.envelopeTo).toEqual([ann.email]);
  expect(told.subject).toBe('Gus does not come: Talk');
  expect(told.text).toContain('I am away, 出差');
  // Fetched again, it changes nothing and tells nobody.
  await fetchMail();
  await mailAll();
  expect(catcher.count).toBe(0);
});

test('a reason given by mail stays with the meeting: in its record and in the PDF of it', async () => {
  const { booking, mail } = await invite();
  server.deliver(replyTo(mail, 'DECLINED', { comment: 'The train does not run\\, 出差' }));
  await fetchMail();
  rest.jobs.take('invitation-mails');
  now = Date.parse('2027-03-08T08:00:00Z');
  const browser = await signInAs(rest, ann.id);
  const occurrence = booking.occurrences[0]?.id ?? '';
  const { id } = await browser.request('startBookedMeeting', {
    parameters: { booking: booking.id, occurrence },
  });
  const { meetingStore } = rest.admin;
  await meetingStore.markRunning(id, new Date(now));
  const principal = { kind: 'user', id: ann.id } as const;
  const { participant } = await meetingStore.enrol({ meeting: id, principal, displayName: 'Ann' });
  await meetingStore.recordJoin(participant, 'browser', new Date(now));
  await browser.request('endMeeting', { parameters: { meeting: id } });
  const record = await browser.request('viewRecord', { parameters: { record: id } });
  const reason = 'The train does not run, 出差';
  expect(record.absent).toEqual([{ displayName: 'Gus', answer: 'declined', reason }]);
  const answer = await fetch(`${rest.url}/api/v1/records/${id}/download?format=pdf&zone=UTC`, {
    headers: { cookie: browser.cookieHeader },
  });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const text = readPdfText(Buffer.from(await answer.arrayBuffer()));
  expect(text).toContain('Gus');
  expect(text).toContain('Thetraindoesnotrun,');
  if (findPdfFonts().complete) expect(text).toContain('出差');
});

test('of two answers the later one counts, in whatever order they come', async () => {
  const { booking, mail } = await invite();
  server.deliver(replyTo(mail, 'ACCEPTED', { stamp: '20270301T090000Z' }));
  await fetchMail();
  server.deliver(replyTo(mail, 'DECLINED', { stamp: '20270301T063000Z' }));
  await fetchMail();
  expect((await stateOf(booking))[0]).toBe('accepted');
  rest.jobs.take('invitation-mail');
  rest.jobs.take('invitation-mails');
});

test('a mail without the token, with a wrong one, or that is no answer is laid aside and holds up none behind it', async () => {
  const { booking, mail } = await invite();
  server.deliver(replyTo(mail, 'ACCEPTED', { to: 'meetings@plenum.example' }));
  server.deliver(replyTo(mail, 'ACCEPTED', { to: `meetings+${'a'.repeat(26)}@plenum.example` }));
  server.deliver(
    'From: spam@example.com\nTo: meetings@plenum.example\nSubject: Win\n\nNo calendar at all.\n',
  );
  server.deliver(
    `From: spam@example.com\nTo: meetings@plenum.example\nSubject: Large\n\n${'x'.repeat(300_000)}\n`,
  );
  server.deliver(replyTo(mail, 'SURELY'));
  server.deliver(replyTo(mail, 'TENTATIVE'));
  await fetchMail();
  expect((await stateOf(booking))[0]).toBe('tentative');
  const outcomes = await rest.fresh.database.source.query(
    'SELECT outcome FROM mail_replies ORDER BY outcome',
  );
  expect(outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
    expect.arrayContaining([
      'it carries no token',
      'it has no calendar object',
      'it says neither yes nor no',
    ]),
  );
  rest.jobs.take('invitation-mail');
  rest.jobs.take('invitation-mails');
});

test('who is added changes nothing for all others: what they answer counts, and what is on its way to them goes out', async () => {
  const { booking, mail } = await invite();
  const carol = { name: 'Carol', email: 'carol@example.com' };
  const add = (guests: readonly object[]) =>
    ann.browser.request('changeBooking', { parameters: { booking: booking.id }, body: { guests } });
  await add([GUS, carol]);
  await work('invitation-mails');
  const dan = await addStaff(rest, 'Dan');
  // Carol's mail has not gone out yet.
  await ann.browser.request('changeBooking', {
    parameters: { booking: booking.id },
    body: { people: [dan.id] },
  });
  await mailAll();
  const sent = [await catcher.take(), await catcher.take()];
  expect(sent.map(({ envelopeTo, subject }) => [envelopeTo, subject])).toEqual([
    [[carol.email], 'Invitation: Talk'],
    [[dan.email], 'Invitation: Talk'],
  ]);
  server.deliver(replyTo(mail, 'DECLINED', { comment: 'The dentist' }));
  await fetchMail();
  expect(await desk.invitees(ann, booking, { state: 'declined' })).toMatchObject([
    { name: 'Gus', reason: 'The dentist' },
  ]);
  rest.jobs.take('invitation-mails');
});

test('an invitation to a series that waits goes out though one of its dates was cancelled meanwhile', async () => {
  const booking = await desk.book(ann, { guests: [GUS], rule: 'FREQ=WEEKLY;COUNT=3' });
  await work('invitation-mails');
  const occurrence = booking.occurrences[1]?.id ?? '';
  await ann.browser.request('cancelOccurrence', { parameters: { booking: booking.id, occurrence } });
  await mailAll();
  const methods = [await catcher.take(), await catcher.take()].map((mail) =>
    calendarOf(mail).getFirstPropertyValue('method'),
  );
  expect(methods).toEqual(['REQUEST', 'CANCEL']);
});

test('a change goes out with a higher SEQUENCE, and what is cancelled is cancelled in the calendar', async () => {
  const { booking, mail } = await invite();
  const first = Number(calendarOf(mail).getFirstSubcomponent('vevent')?.getFirstPropertyValue('sequence'));
  await ann.browser.request('moveBooking', {
    parameters: { booking: booking.id },
    body: { room: booking.room.id, start: '2027-03-08T11:00', zone: booking.zone, minutes: 60, rule: null },
  });
  await mailAll();
  const moved = await catcher.take();
  const event = calendarOf(moved).getFirstSubcomponent('vevent');
  expect(moved.subject).toBe('Changed: Talk');
  expect(Number(event?.getFirstPropertyValue('sequence'))).toBeGreaterThan(first);
  expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2027-03-08T11:00:00');
  await ann.browser.request('cancelBooking', { parameters: { booking: booking.id } });
  await mailAll();
  const cancelled = calendarOf(await catcher.take());
  expect(cancelled.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(cancelled.getFirstSubcomponent('vevent')?.getFirstPropertyValue('uid')).toBe(
    `${booking.id}@plenum.example`,
  );
});
