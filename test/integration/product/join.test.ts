import { get } from 'node:http';
import { Product } from '../../support/Product';
import { HttpWireClient } from '../../support/wire/HttpWireClient';
import { WireParticipant } from '../../support/wire/WireParticipant';

let product: Product;
let people: WireParticipant[] = [];

beforeAll(async () => void (product = await Product.start()));
afterEach(async () => {
  await Promise.all(people.map((person) => person.close()));
  people = [];
});
afterAll(() => product.dispose());

async function signIn(name: string): Promise<WireParticipant> {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return remember(await WireParticipant.signIn(product.url, account));
}

function remember(person: WireParticipant): WireParticipant {
  people.push(person);
  return person;
}

async function startMeeting(host: WireParticipant) {
  return host.http.request('startMeeting', { body: { title: 'Budget review' } });
}

/** The last conference document that came, as text. */
async function roster(person: WireParticipant): Promise<string> {
  return (await person.sip.nextRequest('NOTIFY')).body.toString();
}

test('a host and a guest join over SIP, bind their sockets and see each other in the roster', async () => {
  const host = await signIn('Lin Mei');
  const meeting = await startMeeting(host);
  const { answer } = await host.join(meeting);
  await host.sip.subscribe(meeting.code);
  expect(await roster(host)).toContain('Lin Mei');

  const guest = remember(await WireParticipant.enterAsGuest(product.url, meeting.code, 'Gus'));
  const joined = await guest.join(meeting);
  expect(joined.answer.epoch).toBe(answer.epoch);
  expect(await roster(host)).toMatch(/state="partial".*Gus/s);
  await guest.sip.subscribe(meeting.code);
  expect(await roster(guest)).toMatch(/state="full".*Lin Mei.*Gus/s);

  await joined.dialog.bye();
  expect(await roster(host)).toMatch(/state="deleted"/);
});

test('the demo meeting has the synthetic participant, whose sound and picture wait to be received', async () => {
  const member = await signIn('Priya Nair');
  const [demo] = await member.http.request('listMeetings');
  expect(demo).toMatchObject({ state: 'running', title: 'Budget review' });
  await member.join({ code: demo?.code ?? '' });
  const kinds = [
    await member.socket.nextNotice('media:consumerOpened'),
    await member.socket.nextNotice('media:consumerOpened'),
  ];
  expect(kinds.map(({ source }) => source).sort()).toEqual(['camera', 'microphone']);
});

test('who comes again from another device takes the place of the first', async () => {
  const host = await signIn('Lin Mei');
  const meeting = await startMeeting(host);
  const first = await host.join(meeting);
  const again = await signIn('Lin Mei');
  const second = await again.join(meeting);
  expect(second.answer.participant).toBe(first.answer.participant);
  expect(await host.socket.nextNotice('conference:ended')).toEqual({ reason: 'joined-elsewhere' });
  expect((await host.sip.nextRequest('BYE')).headers.get('reason')).toContain('joined-elsewhere');
});

test('the host ends the meeting: everyone is told by whom, hung up, and nobody comes in again', async () => {
  const host = await signIn('Lin Mei');
  const meeting = await startMeeting(host);
  await host.join(meeting);
  const guest = remember(await WireParticipant.enterAsGuest(product.url, meeting.code, 'Gus'));
  await guest.join(meeting);
  await host.socket.request('conference:end', {});
  expect(await guest.socket.nextNotice('conference:ended')).toEqual({
    reason: 'ended-by-host',
    by: 'Lin Mei',
  });
  await guest.sip.nextRequest('BYE');
  const late = await guest.call(meeting.code);
  expect(late.response.status).toBe(480);
  expect(late.response.headers.get('warning')).toContain('meeting-ended');
});

test('a meeting is full when it is full', async () => {
  const small = await Product.start({ PLENUM_MAX_PARTICIPANTS: '2' });
  const [first, second, third] = small.demoAccounts;
  if (!first || !second || !third) throw new Error('the demo has too few people');
  try {
    const host = remember(await WireParticipant.signIn(small.url, first));
    const meeting = await startMeeting(host);
    await host.join(meeting);
    await remember(await WireParticipant.signIn(small.url, second)).join(meeting);
    const late = await remember(await WireParticipant.signIn(small.url, third)).call(meeting.code);
    expect(late.response.status).toBe(486);
    expect(late.response.headers.get('warning')).toContain('meeting-full');
  } finally {
    await small.dispose();
  }
});

test('an unknown meeting is not found; a call without an offer is told so', async () => {
  const member = await signIn('Priya Nair');
  expect((await member.call('100000001')).response.status).toBe(404);
  const silent = await member.sip.invite('100000001', { contentType: 'application/sdp', body: 'v=0' });
  expect(silent.response.status).toBe(488);
});

test('signing out ends the participation, the SIP flow and the socket within a second', async () => {
  const host = await signIn('Lin Mei');
  const meeting = await startMeeting(host);
  await host.join(meeting);
  const watcher = await signIn('Jonas Weber');
  await watcher.join(meeting);
  const before = Date.now();
  await host.http.request('signOut');
  await host.socket.closed;
  expect(await watcher.sip.subscribe(meeting.code)).toMatchObject({ response: { status: 200 } });
  expect(await roster(watcher)).not.toContain('Lin Mei');
  expect(Date.now() - before).toBeLessThan(1_000);
  expect(host.sip.isOpen).toBe(false);
});

test('without a sign-in neither the SIP door nor the socket opens; from another page not even with one', async () => {
  const nobody = new HttpWireClient(product.url);
  const member = await signIn('Priya Nair');
  const upgrade = (origin: string, cookie: string) => upgradeStatus(product.url, origin, cookie);
  expect(await upgrade(product.url, nobody.cookieHeader)).toBe(401);
  expect(await upgrade('https://evil.example', member.http.cookieHeader)).toBe(403);
});

test('SIGTERM drains: everyone is told to come back and the process ends by itself', async () => {
  const host = await signIn('Lin Mei');
  const meeting = await startMeeting(host);
  await host.join(meeting);
  const code = await product.stop();
  expect(code).toBe(0);
  expect(host.socket.takeNotices()).toContainEqual({ name: 'session:closing', body: { reason: 'draining' } });
  await product.launch();
});

async function upgradeStatus(url: string, origin: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      origin,
      cookie,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'sec-websocket-protocol': 'sip',
    };
    get(`${url}/sip`, { headers }, ({ statusCode = 0 }) => resolve(statusCode)).once('error', reject);
  });
}
