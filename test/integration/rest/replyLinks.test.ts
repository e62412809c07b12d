import type { BookingView } from '../../../server/contract/bookings';
import type { InvitationId } from '../../../server/contract/ids';
import { BookingDesk, ZONE } from '../../support/BookingDesk';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

const NOW = Date.parse('2027-03-01T07:00:00Z');

let rest: OpenRest;
let desk: BookingDesk;
let ann: Staff;
let bob: Staff;
let now = NOW;

beforeAll(async () => {
  rest = await openRest({ limitFactor: 1, now: () => (now += 1) });
  desk = await BookingDesk.open(rest);
  ann = await addStaff(rest, 'Ann');
  bob = await addStaff(rest, 'Bob');
});
afterAll(() => rest.close());
beforeEach(async () => {
  now = NOW;
  await rest.fresh.database.source.query('DELETE FROM attempts');
});

const mails = () => rest.admin.scheduling.mails;

/** What the mail of the only guest, or of the only person invited, holds. */
async function mailOf(booking: BookingView) {
  const [invitee] = await desk.invitees(ann, booking);
  const mail = invitee && (await mails().find(invitee.id));
  if (!mail) throw new Error('there is nobody to write to');
  return mail;
}

const guests = [{ name: 'Gus', email: 'gus@example.com' }];
const open = (token: string) => rest.browser().ask('viewReplyLink', { body: { token } });
const reply = (token: string, fields: object = {}) =>
  rest.browser().ask('answerReplyLink', { body: { token, answer: 'accepted', ...fields } });
const stateOf = async (booking: BookingView) => {
  const [invitee] = await desk.invitees(ann, booking);
  return [invitee?.state, invitee?.reason];
};

describe('[T12] the link of a mail', () => {
  test('shows the booking without a sign-in, and changes nothing by being looked at', async () => {
    const booking = await desk.book(ann, {
      guests,
      description: 'Figures',
      agenda: [{ title: 'Plan', minutes: 5 }],
    });
    const { linkToken } = await mailOf(booking);
    for (let time = 0; time < 3; time += 1) {
      expect(await open(linkToken)).toMatchObject({
        status: 200,
        body: {
          name: 'Gus',
          title: 'Talk',
          organiser: 'Ann',
          state: 'needs-action',
          agenda: [{ title: 'Plan', minutes: 5 }],
          dates: [{ start: '2027-03-08T08:00:00.000Z', state: 'needs-action', code: null }],
          expiresAt: '2027-03-08T09:00:00.000Z',
        },
      });
    }
    expect(await stateOf(booking)).toEqual(['needs-action', '']);
  });

  test('is good for one answer; the next one is in the reply', async () => {
    const booking = await desk.book(ann, { guests });
    const { linkToken } = await mailOf(booking);
    const first = await reply(linkToken, { answer: 'declined', reason: 'On a train' });
    expect(first).toMatchObject({ status: 200, body: { view: { state: 'declined', reason: 'On a train' } } });
    expect(await stateOf(booking)).toEqual(['declined', 'On a train']);
    for (const answer of [await open(linkToken), await reply(linkToken)]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    const { token } = first.body as { token: string };
    expect(await reply(token)).toMatchObject({ status: 200, body: { view: { state: 'accepted' } } });
    expect(await stateOf(booking)).toEqual(['accepted', '']);
    expect((await mailOf(booking)).linkToken).not.toBe(token);
  });

  test('answers a single date of a series', async () => {
    const booking = await desk.book(ann, { guests, rule: 'FREQ=WEEKLY;COUNT=2' });
    const occurrence = booking.occurrences[1]?.id;
    const answered = await reply((await mailOf(booking)).linkToken, {
      answer: 'declined',
      reason: 'Away',
      occurrence,
    });
    expect(answered).toMatchObject({
      body: {
        view: {
          state: 'needs-action',
          dates: [{ state: 'needs-action' }, { state: 'declined', reason: 'Away' }],
        },
      },
    });
  });

  test('used ten times at once counts once', async () => {
    const booking = await desk.book(ann, { guests });
    const { linkToken } = await mailOf(booking);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => reply(linkToken, { reason: `${index}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // Some are too many at once from one address; none of the others is taken.
    expect(answers.filter(({ status }) => status === 404 || status === 429)).toHaveLength(9);
    const won = answers.findIndex(({ status }) => status === 200);
    expect(await stateOf(booking)).toEqual(['accepted', `${won}`]);
  });

  test('changed by one sign, cut short, of another or made up opens nothing', async () => {
    const booking = await desk.book(ann, { guests });
    const { linkToken, attendeeToken } = await mailOf(booking);
    const flipped = [0, 15, 27, 40, linkToken.length - 1].map((index) => {
      const sign = linkToken[index] === 'A' ? 'B' : 'A';
      return `${linkToken.slice(0, index)}${sign}${linkToken.slice(index + 1)}`;
    });
    for (const token of [...flipped, linkToken.slice(0, -4), `${linkToken}AAAA`, attendeeToken.repeat(2)]) {
      await rest.fresh.database.source.query('DELETE FROM attempts');
      expect(await open(token)).toMatchObject({ status: 404 });
      expect(await reply(token)).toMatchObject({ status: 404 });
    }
    expect(await open('short')).toMatchObject({ status: 400 });
    expect(await stateOf(booking)).toEqual(['needs-action', '']);
  });

  test('is not guessed: after five wrong ones an address has to wait', async () => {
    const wrong = Array.from({ length: 6 }, (_, index) => `${index}`.repeat(59));
    const statuses: number[] = [];
    for (const token of wrong) statuses.push((await open(token)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
  });

  test('ends with the last date, and with the invitation', async () => {
    const [short, left, disabled] = [
      await desk.book(ann, { guests, start: '2027-03-01T08:05', minutes: 5 }),
      await desk.book(ann, { guests }),
      await desk.book(ann, { people: [bob.id] }),
    ];
    const tokens = [
      (await mailOf(short)).linkToken,
      (await mailOf(left)).linkToken,
      (await mailOf(disabled)).linkToken,
    ];
    await ann.browser.request('changeBooking', { parameters: { booking: left.id }, body: { guests: [] } });
    await desk.root.browser.request('disableUser', { parameters: { user: bob.id } });
    now = Date.parse('2027-03-01T07:11:00Z');
    for (const token of tokens) expect(await open(token)).toMatchObject({ status: 404 });
    await desk.root.browser.request('enableUser', { parameters: { user: bob.id } });
  });

  test('of a cancelled booking says so and takes no answer', async () => {
    const booking = await desk.book(ann, { guests });
    const { linkToken } = await mailOf(booking);
    await ann.browser.request('cancelBooking', { parameters: { booking: booking.id } });
    expect(await open(linkToken)).toMatchObject({ status: 200, body: { cancelled: true } });
    expect(await reply(linkToken)).toMatchObject({ status: 409, body: { code: 'booking-cancelled' } });
    expect(await open(linkToken)).toMatchObject({ status: 200 });
  });

  test('that was used has the mail sent again, three times an hour', async () => {
    const booking = await desk.book(ann, { guests });
    const { linkToken, id } = await mailOf(booking);
    await reply(linkToken);
    rest.jobs.take('invitation-mail');
    const renew = (token: string) => rest.browser().ask('renewReplyLink', { body: { token } });
    const statuses = [];
    for (let time = 0; time < 4; time += 1) statuses.push((await renew(linkToken)).status);
    expect(statuses).toEqual([204, 204, 204, 429]);
    expect(rest.jobs.take('invitation-mail')).toEqual(
      Array(3).fill({ invitation: id, kind: 'request', sequence: 0 }),
    );
    expect(await open((await mailOf(booking)).linkToken)).toMatchObject({ status: 200 });
    expect(await renew('9'.repeat(59))).toMatchObject({ status: 404 });
  });
});

describe('an answer by iCal', () => {
  const move = (booking: BookingView) =>
    ann.browser.request('moveBooking', {
      parameters: { booking: booking.id },
      body: { room: booking.room.id, start: '2027-03-10T09:00', zone: ZONE, minutes: 60, rule: null },
    });
  const moveDate = (booking: BookingView, index: number, start: string) =>
    ann.browser.request('moveOccurrence', {
      parameters: { booking: booking.id, occurrence: booking.occurrences[index]?.id ?? '' },
      body: { start, zone: ZONE, minutes: 60 },
    });
  const answer = (attendeeToken: string, fields: object = {}) =>
    rest.admin.scheduling.replies.answerFromMail({
      attendeeToken,
      partstat: 'DECLINED',
      comment: 'No \u0007time',
      recurrenceId: null,
      sequence: 0,
      sentAt: new Date(now + 60_000),
      ...fields,
    });

  test('counts for who is named by its token, and its comment is the reason', async () => {
    const booking = await desk.book(ann, { guests });
    const { attendeeToken } = await mailOf(booking);
    expect(attendeeToken).toMatch(/^[a-z2-7]{26}$/);
    await answer(attendeeToken.toUpperCase());
    expect(await stateOf(booking)).toEqual(['declined', 'No  time']);
    await expect(answer('a'.repeat(26))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is for one date where RECURRENCE-ID names it, moved or not', async () => {
    const booking = await desk.book(ann, { guests, rule: 'FREQ=WEEKLY;COUNT=2' });
    const occurrence = booking.occurrences[1]?.id ?? '';
    await moveDate(booking, 1, '2027-03-16T09:00');
    const { attendeeToken, dates } = await mailOf(booking);
    await answer(attendeeToken, { recurrenceId: dates[1]?.originalStart, sequence: 1 });
    expect(await desk.invitees(ann, booking, { occurrence })).toMatchObject([{ state: 'declined' }]);
    await expect(answer(attendeeToken, { recurrenceId: new Date(0), sequence: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('that is older than the times of the booking, or than the last answer, changes nothing', async () => {
    const booking = await desk.book(ann, { guests });
    const { attendeeToken, linkToken } = await mailOf(booking);
    const sentAt = new Date(now);
    await reply(linkToken);
    await answer(attendeeToken, { sentAt });
    expect(await stateOf(booking)).toEqual(['accepted', '']);
    await move(booking);
    await expect(answer(attendeeToken)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await stateOf(booking)).toEqual(['needs-action', '']);
    await answer(attendeeToken, { sequence: 1 });
    expect(await stateOf(booking)).toEqual(['declined', 'No  time']);
  });

  test('to an older invitation counts as long as the times are those of before', async () => {
    const booking = await desk.book(ann, { guests });
    const { attendeeToken } = await mailOf(booking);
    await ann.browser.request('changeBooking', {
      parameters: { booking: booking.id },
      body: { people: [bob.id], title: 'New' },
    });
    await answer(attendeeToken);
    expect(await desk.invitees(ann, booking, { state: 'declined' })).toMatchObject([
      { name: 'Gus', reason: 'No  time' },
    ]);
    await moveDate(booking, 0, '2027-03-09T09:00');
    await expect(answer(attendeeToken)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  test('to an older invitation to a series leaves open the dates that were moved since', async () => {
    const booking = await desk.book(ann, { guests, rule: 'FREQ=WEEKLY;COUNT=3' });
    const { attendeeToken, dates } = await mailOf(booking);
    await moveDate(booking, 1, '2027-03-16T09:00');
    await expect(answer(attendeeToken, { recurrenceId: dates[1]?.originalStart })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await answer(attendeeToken);
    const statesAt = async (index: number) => {
      const occurrence = booking.occurrences[index]?.id ?? '';
      return (await desk.invitees(ann, booking, { occurrence })).map(({ state }) => state);
    };
    expect([await statesAt(0), await statesAt(1), await statesAt(2)]).toEqual([
      ['declined'],
      ['needs-action'],
      ['declined'],
    ]);
    await answer(attendeeToken, { recurrenceId: dates[2]?.originalStart, partstat: 'ACCEPTED' });
    expect(await statesAt(2)).toEqual(['accepted']);
  });
});

describe('the mail of an invitation', () => {
  test('has all that iCal needs, in the language of who is invited', async () => {
    const booking = await desk.book(ann, {
      people: [bob.id],
      rule: 'FREQ=WEEKLY;COUNT=2',
      reminderMinutes: 30,
    });
    await rest.fresh.database.source.query(`UPDATE users SET locale = 'zh-CN' WHERE id = $1`, [bob.id]);
    expect(await mailOf(booking)).toMatchObject({
      invitee: { name: 'Bob', email: bob.email, locale: 'zh-CN' },
      organiser: { name: 'Ann', email: ann.email, locale: 'en' },
      withdrawn: false,
      booking: {
        id: booking.id,
        start: '2027-03-08T09:00',
        zone: ZONE,
        rule: 'FREQ=WEEKLY;COUNT=2',
        sequence: 0,
        reminderMinutes: 30,
      },
      dates: [{ cancelled: false }, { originalStart: new Date('2027-03-15T08:00:00Z') }],
    });
  });

  test('is one job for each of those invited', async () => {
    const booking = await desk.book(ann, { guests, people: [bob.id] });
    const told = rest.jobs.take('invitation-mails').at(-1);
    rest.jobs.take('invitation-mail');
    if (told) await mails().sendEach(told);
    const sent = rest.jobs.take('invitation-mail');
    const ids = (await desk.invitees(ann, booking)).map(({ id }): string => id);
    expect(sent.map(({ invitation }) => invitation).sort()).toEqual(ids.sort());
  });

  test('is nobody’s when the invitation is gone', async () => {
    expect(await mails().find('6f1c1f0e-4a0b-4a53-9f0b-3f7a5b0c9d11' as InvitationId)).toBeUndefined();
  });
});
