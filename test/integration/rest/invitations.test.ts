import type { BookingView } from '../../../server/contract/bookings';
import { BookingDesk, ZONE } from '../../support/BookingDesk';
import { type OpenRest, openRest } from '../../support/openRest';
import { addStaff, type Staff } from '../../support/signInAs';

const NOW = Date.parse('2027-03-01T07:00:00Z');

let rest: OpenRest;
let desk: BookingDesk;
let ann: Staff;
let bob: Staff;
let carol: Staff;
let now = NOW;

beforeAll(async () => {
  // Time goes on, so that what comes later is later.
  rest = await openRest({ limitFactor: 1_000, now: () => (now += 1) });
  desk = await BookingDesk.open(rest);
  ann = await addStaff(rest, 'Ann');
  bob = await addStaff(rest, 'Bob');
  carol = await addStaff(rest, 'Carol');
});
afterAll(() => rest.close());
beforeEach(async () => {
  now = NOW;
  rest.jobs.take('invitation-mails');
  for (const person of [ann, bob, carol]) await desk.told(person);
});

const at = ({ id }: BookingView) => ({ parameters: { booking: id } });
const dateOf = (booking: BookingView, index: number) => booking.occurrences[index]?.id ?? '';
const kindsTold = async (who: Staff) => (await desk.told(who)).map(({ kind }) => kind);
const agendaOf = async (who: Staff, { id }: BookingView) => {
  const query = { from: '2027-03-01T00:00:00Z', until: '2027-03-31T00:00:00Z' };
  return (await who.browser.request('listAgenda', { query })).filter(({ booking }) => booking === id);
};
const mailed = () =>
  rest.jobs.take('invitation-mails').map(({ kind, invitations }) => [kind, invitations.length]);

describe('a booking invites', () => {
  test('people, whole departments and guests, each once, and tells them at once', async () => {
    const top = await desk.root.browser.request('addDepartment', {
      body: { name: 'Top', code: 'TOP', parent: null },
    });
    const low = await desk.root.browser.request('addDepartment', {
      body: { name: 'Low', code: 'LOW', parent: top.id },
    });
    const [dan, eve] = [
      await addStaff(rest, 'Dan', { department: top.id }),
      await addStaff(rest, 'Eve', { department: low.id }),
    ];
    const agenda = [{ title: 'Figures', minutes: 20 }];
    const booking = await desk.book(ann, {
      agenda,
      people: [bob.id, dan.id, bob.id, ann.id],
      departments: [top.id, low.id],
      guests: [
        { name: 'Gus', email: 'Gus@Example.com' },
        { name: 'Carol at work', email: carol.email },
      ],
    });
    expect(booking).toMatchObject({ agenda, replies: { invited: 5, waiting: 5 }, changeable: true });
    expect(booking.departments.map(({ name }) => name)).toEqual(['Low', 'Top']);
    const invitees = await desk.invitees(ann, booking);
    expect(invitees.map(({ name, department, email }) => [name, department?.name, email])).toEqual([
      ['Bob', undefined, null],
      ['Carol', undefined, null],
      ['Dan', undefined, null],
      ['Eve', 'Top', null],
      ['Gus', undefined, 'gus@example.com'],
    ]);
    expect(await desk.told(eve)).toEqual([
      expect.objectContaining({
        kind: 'invited',
        by: 'Ann',
        delegated: false,
        booking: expect.objectContaining({
          title: 'Talk',
          start: '2027-03-08T08:00:00.000Z',
          occurrence: null,
        }),
      }),
    ]);
    expect(mailed()).toEqual([['request', 5]]);
    expect(await kindsTold(ann)).toEqual([]);
  });

  test('nobody who does not exist or is disabled, and not more than a thousand', async () => {
    const gone = await addStaff(rest, 'Gone');
    await desk.root.browser.request('disableUser', { parameters: { user: gone.id } });
    const room = (await desk.addRoom()).id;
    const ask = (fields: object) =>
      ann.browser.ask('addBooking', {
        body: { room, title: 'Talk', start: '2027-03-08T09:00', zone: ZONE, minutes: 60, ...fields },
      });
    for (const people of [[gone.id], [rest.admin ? '6f1c1f0e-4a0b-4a53-9f0b-3f7a5b0c9d11' : '']]) {
      expect(await ask({ people })).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect(await ask({ departments: ['6f1c1f0e-4a0b-4a53-9f0b-3f7a5b0c9d11'] })).toMatchObject({
      status: 404,
    });
    expect(await ask({ guests: [{ name: 'X', email: 'no address' }] })).toMatchObject({ status: 400 });
    expect(await ask({ agenda: [{ title: 'A\u0000', minutes: 5 }] })).toMatchObject({ status: 400 });
    expect(await ask({ people: [bob.id], invitees: [] })).toMatchObject({ status: 400 });
    // Nothing of what was refused stands.
    expect((await ask({})).status).toBe(200);
  });

  test('those who may not know of the room; to others it does not exist', async () => {
    const hidden = await desk.root.browser.request('addDepartment', {
      body: { name: 'Hidden', code: 'HIDDEN', parent: null },
    });
    const room = (await desk.addRoom({ department: hidden.id })).id;
    const booking = await desk.book(desk.root, { room, people: [bob.id] });
    expect(await desk.view(bob, booking)).toMatchObject({ title: 'Talk', changeable: false, people: [] });
    expect(await carol.browser.ask('viewBooking', at(booking))).toMatchObject({ status: 404 });
    expect(await carol.browser.ask('listInvitees', at(booking))).toMatchObject({ status: 404 });
  });

  test('others anew: who is added is invited, who is left out is not any more, all others stay as they are', async () => {
    const booking = await desk.book(ann, {
      people: [bob.id],
      guests: [{ name: 'Gus', email: 'g@example.com' }],
    });
    await desk.answer(bob, booking, 'accepted');
    await kindsTold(bob);
    mailed();
    const changed = await ann.browser.request('changeBooking', {
      ...at(booking),
      body: { people: [bob.id, carol.id], guests: [] },
    });
    // To the calendars of those who stay nothing has changed.
    expect(changed).toMatchObject({ sequence: 0, replies: { invited: 2, accepted: 1, waiting: 1 } });
    expect(await kindsTold(bob)).toEqual([]);
    expect(await kindsTold(carol)).toEqual(['invited']);
    expect(mailed()).toEqual([
      ['cancel', 1],
      ['request', 1],
    ]);
    await ann.browser.request('changeBooking', { ...at(booking), body: { people: [carol.id] } });
    expect(await kindsTold(bob)).toEqual(['invitation-withdrawn']);
    expect(await agendaOf(bob, booking)).toEqual([]);
    await ann.browser.request('changeBooking', { ...at(booking), body: { people: [carol.id, bob.id] } });
    expect((await desk.view(bob, booking)).mine).toMatchObject([{ state: 'needs-action' }]);
  });
});

describe('an invitation', () => {
  test('is answered with a reason that the organiser sees at once, and others invited do not', async () => {
    const booking = await desk.book(ann, { people: [bob.id, carol.id] });
    const answer = await desk.answer(bob, booking, 'declined', {
      reason: 'At the dentist',
      proposed: { start: '2027-03-08T14:00', zone: ZONE, minutes: 30 },
    });
    expect(answer).toMatchObject({ status: 200, body: { state: 'declined', reason: 'At the dentist' } });
    expect(await desk.invitees(ann, booking, { state: 'declined' })).toMatchObject([
      {
        name: 'Bob',
        reason: 'At the dentist',
        proposed: { start: '2027-03-08T13:00:00.000Z', end: '2027-03-08T13:30:00.000Z' },
      },
    ]);
    expect(await desk.told(ann)).toMatchObject([
      { kind: 'reply-received', by: 'Bob', answer: 'declined', reason: 'At the dentist' },
    ]);
    const seenByCarol = await desk.invitees(carol, booking);
    expect(seenByCarol.map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['Bob', 'declined', ''],
      ['Carol', 'needs-action', ''],
    ]);
    expect(mailed()).toEqual([
      ['request', 2],
      ['reply-received', 1],
    ]);
  });

  test('of somebody else answers as one that does not exist', async () => {
    const booking = await desk.book(ann, { people: [bob.id] });
    const body = { answer: 'accepted' };
    const ask = (invitation: string) =>
      carol.browser.ask('answerInvitation', { parameters: { invitation }, body });
    const [foreign, missing] = [
      await ask(await desk.mine(bob, booking)),
      await ask('6f1c1f0e-4a0b-4a53-9f0b-3f7a5b0c9d11'),
    ];
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual(missing.body);
    const proposed = { start: 'tomorrow', zone: ZONE, minutes: 30 };
    for (const wrong of [
      { answer: 'maybe' },
      { answer: 'declined', reason: 'x'.repeat(501) },
      { answer: 'declined', proposed },
    ]) {
      const parameters = { invitation: await desk.mine(bob, booking) };
      expect(await bob.browser.ask('answerInvitation', { parameters, body: wrong })).toMatchObject({
        status: 400,
      });
    }
  });

  test('to a series is declined for one date, and stands for the others', async () => {
    const booking = await desk.book(ann, { people: [bob.id], rule: 'FREQ=WEEKLY;COUNT=3' });
    await desk.answer(bob, booking, 'accepted');
    await desk.answer(bob, booking, 'declined', { reason: 'Away', occurrence: dateOf(booking, 1) });
    const list = (index: number) => desk.invitees(ann, booking, { occurrence: dateOf(booking, index) });
    expect(await list(0)).toMatchObject([{ state: 'accepted', answers: [] }]);
    expect(await list(1)).toMatchObject([{ state: 'declined', reason: 'Away' }]);
    expect(await desk.told(ann)).toMatchObject([
      { answer: 'declined', booking: { occurrence: dateOf(booking, 1), start: '2027-03-15T08:00:00.000Z' } },
      { answer: 'accepted', booking: { occurrence: null } },
    ]);
    const agenda = await agendaOf(bob, booking);
    expect(agenda.map(({ invitation }) => invitation?.state)).toEqual(['accepted', 'declined', 'accepted']);
    expect(
      await desk.answer(bob, booking, 'declined', { occurrence: dateOf(await desk.book(ann), 0) }),
    ).toMatchObject({ status: 404 });
  });

  test('goes to a delegate, for the whole or for one date, and comes back with an answer', async () => {
    const dan = await addStaff(rest, 'Dan');
    const booking = await desk.book(ann, { people: [bob.id], rule: 'FREQ=WEEKLY;COUNT=2' });
    const one = { occurrence: dateOf(booking, 0), reason: 'On leave' };
    expect(await desk.delegate(bob, booking, dan, one)).toMatchObject({ status: 200 });
    expect(await desk.told(dan)).toMatchObject([
      { kind: 'invited', by: 'Bob', delegated: true, booking: { occurrence: dateOf(booking, 0) } },
    ]);
    expect((await desk.view(dan, booking)).mine).toMatchObject([
      { occurrence: dateOf(booking, 0), delegatedBy: { displayName: 'Bob' } },
    ]);
    const names = async (index: number) =>
      (await desk.invitees(ann, booking, { occurrence: dateOf(booking, index) })).map(({ name, state }) => [
        name,
        state,
      ]);
    expect(await names(0)).toEqual([
      ['Bob', 'delegated'],
      ['Dan', 'needs-action'],
    ]);
    expect(await names(1)).toEqual([['Bob', 'needs-action']]);
    expect(await desk.told(ann)).toMatchObject([
      { answer: 'delegated', delegatedTo: 'Dan', reason: 'On leave' },
    ]);
    await desk.answer(bob, booking, 'accepted', { occurrence: dateOf(booking, 0) });
    expect(await names(0)).toEqual([['Bob', 'accepted']]);
    expect(await kindsTold(dan)).toEqual(['invitation-withdrawn']);
    expect(await desk.delegate(bob, booking, ann)).toMatchObject({ body: { code: 'already-invited' } });
    expect(await desk.delegate(bob, booking, dan)).toMatchObject({ status: 200 });
    expect(await desk.delegate(bob, booking, carol)).toMatchObject({ status: 200 });
    expect((await desk.invitees(ann, booking)).map(({ name, state }) => [name, state])).toEqual([
      ['Bob', 'delegated'],
      ['Carol', 'needs-action'],
    ]);
  });

  test('cannot be answered when the booking is cancelled or over', async () => {
    const [over, cancelled] = [
      await desk.book(ann, { people: [bob.id], start: '2027-03-01T08:05', minutes: 5 }),
      await desk.book(ann, { people: [bob.id] }),
    ];
    await ann.browser.request('cancelBooking', at(cancelled));
    expect(await desk.answer(bob, cancelled, 'accepted')).toMatchObject({
      status: 409,
      body: { code: 'booking-cancelled' },
    });
    now = Date.parse('2027-03-01T07:11:00Z');
    expect(await desk.answer(bob, over, 'accepted')).toMatchObject({
      status: 409,
      body: { code: 'date-over' },
    });
  });

  test('answered again in the same way tells nobody again', async () => {
    const booking = await desk.book(ann, { people: [bob.id] });
    await desk.answer(bob, booking, 'declined', { reason: 'No' });
    await desk.answer(bob, booking, 'declined', { reason: 'No' });
    expect(await desk.told(ann)).toHaveLength(1);
  });
});

describe('what changes', () => {
  test('raises the sequence and tells those invited, who are asked anew when the time is another', async () => {
    const booking = await desk.book(ann, { people: [bob.id, carol.id] });
    await desk.answer(bob, booking, 'accepted');
    for (const person of [ann, bob, carol]) await desk.told(person);
    mailed();
    await ann.browser.request('changeBooking', {
      ...at(booking),
      body: { agenda: [{ title: 'New', minutes: 5 }] },
    });
    expect(await desk.told(bob)).toMatchObject([{ kind: 'booking-changed', parts: ['agenda'], by: 'Ann' }]);
    expect((await desk.view(bob, booking)).mine).toMatchObject([{ state: 'accepted' }]);
    const body = { room: booking.room.id, start: '2027-03-09T09:00', zone: ZONE, minutes: 60, rule: null };
    expect(await ann.browser.request('moveBooking', { ...at(booking), body })).toMatchObject({ sequence: 2 });
    expect(await desk.told(bob)).toMatchObject([
      { parts: ['time'], booking: { start: '2027-03-09T08:00:00.000Z' } },
    ]);
    expect((await desk.view(bob, booking)).mine).toMatchObject([{ state: 'needs-action' }]);
    expect(await kindsTold(ann)).toEqual([]);
    expect(mailed()).toEqual([
      ['request', 2],
      ['request', 2],
    ]);
  });

  test('of who is reminded when, or of a booking that is cancelled already, raises no sequence', async () => {
    const booking = await desk.book(ann, { people: [bob.id] });
    const change = (body: object) => ann.browser.request('changeBooking', { ...at(booking), body });
    expect(await change({ reminderMinutes: 60 })).toMatchObject({ sequence: 0 });
    expect(await change({ people: [bob.id, carol.id], title: 'New' })).toMatchObject({ sequence: 1 });
    for (let time = 0; time < 2; time += 1) {
      expect(await ann.browser.request('cancelBooking', at(booking))).toMatchObject({ sequence: 2 });
    }
  });

  test('for one date asks anew for that date only', async () => {
    const booking = await desk.book(ann, { people: [bob.id], rule: 'FREQ=WEEKLY;COUNT=2' });
    await desk.answer(bob, booking, 'accepted');
    await ann.browser.request('moveOccurrence', {
      parameters: { booking: booking.id, occurrence: dateOf(booking, 1) },
      body: { start: '2027-03-16T09:00', zone: ZONE, minutes: 60 },
    });
    expect((await desk.view(bob, booking)).mine).toMatchObject([
      { state: 'accepted', answers: [{ occurrence: dateOf(booking, 1), state: 'needs-action' }] },
    ]);
    await ann.browser.request('cancelOccurrence', {
      parameters: { booking: booking.id, occurrence: dateOf(booking, 0) },
    });
    expect((await desk.told(bob)).map(({ kind }) => kind)).toEqual([
      'booking-cancelled',
      'booking-changed',
      'invited',
    ]);
  });

  test('by a host of the room tells the organiser too, and a cancellation nobody who had declined', async () => {
    const room = (await desk.addRoom({ hosts: [carol.id] })).id;
    const dan = await addStaff(rest, 'Dan');
    const booking = await desk.book(ann, { room, people: [bob.id, dan.id] });
    await desk.answer(dan, booking, 'declined');
    for (const person of [ann, bob, dan]) await desk.told(person);
    await carol.browser.request('cancelBooking', at(booking));
    expect(await desk.told(ann)).toMatchObject([{ kind: 'booking-cancelled', by: 'Carol' }]);
    expect(await kindsTold(bob)).toEqual(['booking-cancelled']);
    expect(await kindsTold(dan)).toEqual([]);
  });

  test('with a room that is deleted tells those invited of the new one', async () => {
    const [room, other] = [(await desk.addRoom()).id, (await desk.addRoom()).id];
    const booking = await desk.book(ann, { room, people: [bob.id] });
    for (const person of [ann, bob]) await desk.told(person);
    await desk.root.browser.ask('deleteRoom', { parameters: { room }, query: { bookingsTo: other } });
    expect(await desk.view(bob, booking)).toMatchObject({ room: { id: other }, sequence: 1 });
    expect(await desk.told(bob)).toMatchObject([{ kind: 'booking-changed', parts: ['room'], by: 'Root' }]);
    expect(await kindsTold(ann)).toEqual(['booking-changed']);
  });

  test('with an organiser who is deleted tells those invited, and whoever organises it from now on', async () => {
    const gone = await addStaff(desk.rest, 'Gone');
    const booking = await desk.book(gone, { people: [bob.id] });
    for (const person of [ann, bob]) await desk.told(person);
    const parameters = { user: gone.id };
    await desk.root.browser.request('deleteUser', { parameters, query: { bookingsTo: ann.id } });
    expect(await desk.view(bob, booking)).toMatchObject({ organiser: { id: ann.id }, sequence: 1 });
    for (const person of [ann, bob]) {
      expect(await desk.told(person)).toMatchObject([
        { kind: 'booking-changed', parts: ['organiser'], by: 'Root' },
      ]);
    }
  });
});

describe('at once', () => {
  test('two answers by one person: both are taken one after the other, the last one stands', async () => {
    const booking = await desk.book(ann, { people: [bob.id] });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        desk.answer(bob, booking, index % 2 ? 'accepted' : 'declined', { reason: `${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const [invitee] = await desk.invitees(ann, booking);
    expect(await desk.told(ann)).toHaveLength(10);
    expect(invitee?.state).toBe(Number(invitee?.reason) % 2 ? 'accepted' : 'declined');
  });

  test('many people answer, and none of it is lost', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, index) => addStaff(rest, `P${index}`)));
    const booking = await desk.book(ann, { people: people.map(({ id }) => id) });
    await Promise.all(
      people.map((person, index) => desk.answer(person, booking, index % 3 ? 'accepted' : 'declined')),
    );
    expect((await desk.view(ann, booking)).replies).toEqual({
      invited: 12,
      accepted: 8,
      tentative: 0,
      declined: 4,
      waiting: 0,
    });
  });

  test('one cancels and one accepts: the answer came first, or is refused', async () => {
    for (let round = 0; round < 8; round += 1) {
      const booking = await desk.book(ann, { people: [bob.id] });
      await desk.told(bob);
      const [cancelled, answered] = await Promise.all([
        ann.browser.ask('cancelBooking', at(booking)),
        desk.answer(bob, booking, 'accepted'),
      ]);
      expect(cancelled.status).toBe(200);
      const [invitee] = await desk.invitees(ann, booking);
      if (answered.status === 200) expect(invitee?.state).toBe('accepted');
      else {
        expect(answered).toMatchObject({ status: 409, body: { code: 'booking-cancelled' } });
        expect(invitee?.state).toBe('needs-action');
      }
      expect(await kindsTold(bob)).toEqual(['booking-cancelled']);
    }
  });

  test('two delegate to the same person: one does, the other learns that they are invited', async () => {
    const dan = await addStaff(rest, 'Dan');
    const booking = await desk.book(ann, { people: [bob.id, carol.id] });
    const answers = await Promise.all([desk.delegate(bob, booking, dan), desk.delegate(carol, booking, dan)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await desk.invitees(ann, booking)).filter(({ name }) => name === 'Dan')).toHaveLength(1);
  });
});
