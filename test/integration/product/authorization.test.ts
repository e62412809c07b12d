import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { RequestName } from '../../../server/contract/events';
import { PostKey } from '../../../server/contract/ids';
import type { JoinAnswer } from '../../../server/contract/media';
import type { MeetingView } from '../../../server/contract/meetings';
import { requestHandlers } from '../../../server/signalling/requestHandlers';
import { ALLOWED_METHODS, OTHER_METHODS } from '../../../sip/focusCapabilities';
import { Product } from '../../support/Product';
import { HttpWireClient } from '../../support/wire/HttpWireClient';
import {
  BROWSER_CAPABILITIES,
  JOIN_OFFER,
  SFU_BODY,
  WireParticipant,
} from '../../support/wire/WireParticipant';
import {
  ACTORS,
  type ActorName,
  type ObjectName,
  SIP_AUTHORIZATION,
  SOCKET_ANSWERS,
  SOCKET_AUTHORIZATION,
} from './authorizationTable';

/** Someone with their connections, and their call if they are in a meeting. */
interface Person {
  readonly wire: WireParticipant;
  readonly joined?: { readonly answer: JoinAnswer };
}

const HOSTS_LAST = [...ACTORS].sort((a, b) => Number(a.startsWith('host')) - Number(b.startsWith('host')));

let product: Product;
let meetings: { here: MeetingView; elsewhere: MeetingView };
/** The people whom requests name: one in each meeting, who ask nothing themselves. */
let targets: { here: Person; elsewhere: Person };
let people: Record<ActorName, Person>;
/** One message of each target, by their participant. */
const messages = new Map<string, string>();

beforeAll(async () => {
  product = await Product.start({ PLENUM_LIMIT_FACTOR: '100' });
  const wires: WireParticipant[] = [];
  for (const account of product.demoAccounts) wires.push(await WireParticipant.signIn(product.url, account));
  const [admin, hostHere, hostElsewhere, participant, outside, targetHere, targetElsewhere] = wires;
  if (!admin || !hostHere || !hostElsewhere || !participant || !outside || !targetHere || !targetElsewhere) {
    throw new Error('the demo has too few people');
  }
  const start = (host: WireParticipant) => host.http.request('startMeeting', { body: { title: 'Review' } });
  meetings = { here: await start(hostHere), elsewhere: await start(hostElsewhere) };
  const guest = (meeting: MeetingView) => WireParticipant.enterAsGuest(product.url, meeting.code, 'Gus');
  const join = async (wire: WireParticipant, meeting: MeetingView) => ({
    wire,
    joined: await wire.join(meeting),
  });
  people = {
    outside: { wire: outside },
    'host here': await join(hostHere, meetings.here),
    'host elsewhere': await join(hostElsewhere, meetings.elsewhere),
    'guest here': await join(await guest(meetings.here), meetings.here),
    'guest elsewhere': await join(await guest(meetings.elsewhere), meetings.elsewhere),
    participant: await join(participant, meetings.here),
    admin: await join(admin, meetings.elsewhere),
  };
  targets = {
    here: await join(targetHere, meetings.here),
    elsewhere: await join(targetElsewhere, meetings.elsewhere),
  };
  for (const { wire, joined } of Object.values(targets)) {
    const post = { key: PostKey.parse(randomUUID()), text: 'Good morning' };
    const { id } = await wire.socket.request('chat:post', post);
    messages.set(joined?.answer.participant ?? '', id);
  }
}, 60_000);

afterAll(async () => {
  await Promise.all([...Object.values(people), ...Object.values(targets)].map(({ wire }) => wire.close()));
  await product.dispose();
});

function answerOf(object: ObjectName, actor: Person): JoinAnswer | undefined {
  return object === 'own'
    ? actor.joined?.answer
    : object === 'missing'
      ? undefined
      : targets[object].joined?.answer;
}

/** What the participant of that call has written for all; without one, something that nobody has. */
function messageOf(answer: JoinAnswer | undefined): string {
  return (answer && messages.get(answer.participant)) ?? randomUUID();
}

/** A valid body for each request, naming a thing of `object`. */
const BODIES: Record<RequestName, (answer: JoinAnswer | undefined) => unknown> = {
  'conference:bind': (answer) => ({ token: answer?.token ?? randomBytes(32).toString('base64url') }),
  'conference:mute': (answer) => ({ participant: answer?.participant ?? randomUUID(), source: 'microphone' }),
  'conference:end': () => ({}),
  'media:open': () => ({ rtpCapabilities: BROWSER_CAPABILITIES }),
  'media:connect': (answer) => ({
    direction: 'send',
    transport: answer?.media.send.id ?? randomUUID(),
    dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AA').join(':') }] },
  }),
  'media:restartIce': (answer) => ({ direction: 'send', transport: answer?.media.send.id ?? randomUUID() }),
  'media:produce': () => ({
    source: 'microphone',
    paused: false,
    rtpParameters: {
      codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
      encodings: [{ ssrc: randomInt(1, 2 ** 31) }],
      rtcp: { cname: 'wire' },
    },
  }),
  'media:closeProducer': () => ({ source: 'microphone' }),
  'media:setPaused': () => ({ source: 'microphone', paused: true }),
  'media:consumersReady': () => ({ consumers: [randomUUID()] }),
  'media:view': (answer) => ({
    tiles: [{ participant: answer?.participant ?? randomUUID(), source: 'camera', width: 320, height: 180 }],
  }),
  'board:open': () => ({}),
  'board:close': () => ({}),
  'board:load': () => ({ page: randomUUID(), after: 0 }),
  'board:submit': (answer) => ({
    key: randomUUID(),
    changes: [{ kind: 'permit', who: answer?.participant ?? randomUUID(), may: null }],
  }),
  'board:undo': () => ({ key: randomUUID() }),
  'board:redo': () => ({ key: randomUUID() }),
  'board:lock': () => ({ targets: [{ kind: 'object', id: randomUUID() }], activity: 'moving' }),
  'board:renew': () => ({}),
  'board:release': () => ({ targets: [{ kind: 'object', id: randomUUID() }] }),
  'board:live': () => ({ page: randomUUID(), x: 0, y: 0, stroke: null }),
  'board:pens': () => ({}),
  'board:askPen': () => ({ target: null }),
  'chat:open': () => ({ since: null }),
  'chat:history': () => ({ before: 1 }),
  'chat:search': () => ({ text: 'budget' }),
  'chat:read': () => ({ posted: 0 }),
  'chat:typing': (answer) => ({ to: answer?.participant ?? randomUUID() }),
  'chat:post': (answer) => ({ key: randomUUID(), text: 'psst', to: answer?.participant ?? randomUUID() }),
  'chat:react': (answer) => ({ message: messageOf(answer), reaction: '👍', on: true }),
  'chat:edit': (answer) => ({ message: messageOf(answer), text: 'mine' }),
  'chat:pin': (answer) => ({ message: messageOf(answer) }),
  'chat:delete': (answer) => ({ message: messageOf(answer) }),
  'chat:setMode': () => ({ mode: 'open' }),
};

/** Every cell of a table; the hosts come last in each row, for what they do changes things. */
function cellsOf<Answer>(table: Readonly<Record<string, Partial<Record<ObjectName, readonly Answer[]>>>>) {
  return Object.entries(table).flatMap(([request, objects]) =>
    Object.entries(objects).flatMap(([object, answers]) =>
      HOSTS_LAST.map((actor) => ({
        request,
        object: object as ObjectName,
        actor,
        expected: answers?.[ACTORS.indexOf(actor)],
      })),
    ),
  );
}

test('[T01] every declared request and SIP method has its row', () => {
  expect(Object.keys(SOCKET_AUTHORIZATION).sort()).toEqual(Object.keys(requestHandlers).sort());
  const methods = [...ALLOWED_METHODS, ...OTHER_METHODS].filter(
    (method) => method !== 'ACK' && method !== 'CANCEL',
  );
  expect(Object.keys(SIP_AUTHORIZATION).sort()).toEqual(methods.sort());
});

test('[T01] who is not signed in gets neither a socket nor a SIP flow', async () => {
  await expect(WireParticipant.connect(product.url, new HttpWireClient(product.url))).rejects.toMatchObject({
    problem: { status: 401 },
  });
});

test('[T01] SIP: every method, actor and conference', async () => {
  const wrong: unknown[] = [];
  for (const { request: method, object, actor, expected } of cellsOf(SIP_AUTHORIZATION)) {
    const status = await askSip(method, object, people[actor]);
    if (status !== expected) wrong.push({ method, object, actor, expected, status });
  }
  expect(wrong).toEqual([]);
}, 60_000);

test('[T01] socket: every request, actor and object', async () => {
  // INVITEs of the other table have made some a participant of both meetings, or replaced a call: all anew.
  for (const actor of ACTORS.filter((name) => name !== 'outside')) {
    const { wire } = people[actor];
    const isHere = actor.includes(' here') || actor === 'participant';
    people[actor] = { wire, joined: await wire.join(isHere ? meetings.here : meetings.elsewhere) };
  }
  const wrong: unknown[] = [];
  for (const { request, object, actor, expected } of cellsOf(SOCKET_AUTHORIZATION)) {
    const code = await askSocket(request as RequestName, object, people[actor]);
    const wanted = SOCKET_ANSWERS[expected ?? '+'];
    if (code !== wanted) wrong.push({ request, object, actor, expected: wanted, code });
  }
  expect(wrong).toEqual([]);
}, 60_000);

async function askSocket(name: RequestName, object: ObjectName, person: Person): Promise<string> {
  const reply = await person.wire.socket.send(name, [BODIES[name](answerOf(object, person))]);
  return reply.ok ? 'ok' : reply.error.code;
}

async function askSip(method: string, object: ObjectName, { wire }: Person): Promise<number> {
  const { sip } = wire;
  const code = object === 'missing' || object === 'own' ? '100000001' : meetings[object].code;
  if (method === 'SUBSCRIBE') return (await sip.subscribe(code)).response.status;
  if (method === 'REGISTER') {
    const to = object === 'own' ? sip.address : targets.here.wire.sip.address;
    return (await sip.request(method, `sip:${sip.domain}`, { headers: { to: `<${to}>` } })).status;
  }
  if (method === 'INVITE') {
    const { response } = await sip.invite(code, { contentType: SFU_BODY, body: JSON.stringify(JOIN_OFFER) });
    return response.status;
  }
  const foreignDialog = ['BYE', 'INFO', 'UPDATE'].includes(method)
    ? { to: `<sip:${code}@${sip.domain}>;tag=${randomBytes(8).toString('hex')}` }
    : undefined;
  return (await sip.request(method, `sip:${code}@${sip.domain}`, foreignDialog && { headers: foreignDialog }))
    .status;
}
