import { randomUUID } from 'node:crypto';
import type { UserMe } from '../../../server/contract/accounts';
import type { MeetingId, SignInId, UserId } from '../../../server/contract/ids';
import type { MeetingView } from '../../../server/contract/meetings';
import { ROUTES, type RouteName } from '../../../server/contract/routes';
import { REPLY_SCHEMAS } from '../../../server/rest/replySchemas';
import { type OpenRest, openRest } from '../../support/openRest';
import { StagedFiles } from '../../support/StagedFiles';
import { StagedOrganisation } from '../../support/StagedOrganisation';
import { StagedSupport } from '../../support/StagedSupport';
import { makeHost, signInAs } from '../../support/signInAs';
import { timeDifference } from '../../support/timeDifference';
import type { HttpAnswer, HttpInput, HttpWireClient } from '../../support/wire/HttpWireClient';
import {
  ACTORS,
  type ActorName,
  ANSWERS,
  type Answer,
  AUTHORIZATION,
  type ObjectName,
} from './authorizationTable';

const PASSWORD = 'violet harbour 7 lamps';
const NO_TOKEN = 'A'.repeat(54);
type UserName = Exclude<ActorName, 'anonymous' | 'guest here' | 'guest elsewhere'>;

const USERS = [
  'member',
  'participant',
  'host here',
  'host elsewhere',
  'support agent',
  'department admin',
  'admin',
] as const satisfies readonly UserName[];

let rest: OpenRest;
let organisation: StagedOrganisation;
let support: StagedSupport;
let files: StagedFiles;
let here: MeetingView;
let elsewhere: MeetingView;
let bystander: { id: UserId };
const users = new Map<UserName, { id: UserId; email: string }>();

beforeAll(async () => {
  rest = await openRest({ limitFactor: 10_000 });
  for (const actor of USERS) users.set(actor, await register(actor));
  await rest.fresh.database.source.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [
    userOf('admin').id,
  ]);
  organisation = new StagedOrganisation(rest.fresh.database.source);
  support = new StagedSupport(rest.fresh.database.source);
  files = new StagedFiles(rest);
  await rest.fresh.database.source.query('UPDATE users SET is_support_agent = true WHERE id = $1', [
    userOf('support agent').id,
  ]);
  bystander = await register('bystander');
  for (const host of ['host here', 'host elsewhere'] as const) await makeHost(rest, userOf(host).id);
  here = await (await enterAs('host here')).request('startMeeting', { body: { title: 'Here' } });
  elsewhere = await (await enterAs('host elsewhere')).request('startMeeting', {
    body: { title: 'Elsewhere' },
  });
  for (const actor of ['participant', 'host here'] as const) {
    const signedIn = await rest.admin.signIns.authenticate((await enterAs(actor)).cookieHeader);
    files.join(here.id, signedIn?.address ?? '');
  }
});
afterAll(() => rest.close());

/** Whether something was changed since everything was staged; who has signed in meanwhile. */
let changed = true;
const entered = new Map<ActorName, HttpWireClient>();

/** Meetings and lists are as they were before anybody did anything to them; what only was refused has done nothing. */
beforeEach(async () => {
  if (!changed) return;
  changed = false;
  entered.clear();
  const { source } = rest.fresh.database;
  await source.query(`UPDATE meetings SET state = 'running', ended_at = NULL`);
  await source.query('DELETE FROM meeting_members');
  await rest.admin.meetingStore.addMember(here.id, userOf('participant').id);
  await organisation.stage({
    admin: userOf('department admin').id,
    member: userOf('participant').id,
    hostHere: userOf('host here').id,
    hostElsewhere: userOf('host elsewhere').id,
  });
  await support.stage({ here: userOf('participant').id, elsewhere: userOf('host elsewhere').id });
  const records = {
    here: organisation.here['record'] ?? '',
    elsewhere: organisation.elsewhere['record'] ?? '',
  };
  await files.stage({ here: here.id, elsewhere: elsewhere.id }, records, userOf('participant').id);
});

async function register(displayName: string): Promise<{ id: UserId; email: string }> {
  const email = `${randomUUID()}@plenum.example`;
  const me = await rest
    .browser()
    .request('register', { body: { displayName, email, password: PASSWORD, locale: 'en' } });
  return { id: (me as UserMe).id, email };
}

function userOf(actor: UserName) {
  const user = users.get(actor);
  if (!user) throw new Error(`${actor} has no account`);
  return user;
}

/** A browser in which `actor` has been signed in since everything was staged. */
async function stayAs(actor: ActorName): Promise<HttpWireClient> {
  const browser = entered.get(actor) ?? (await enterAs(actor));
  entered.set(actor, browser);
  return browser;
}

/** A browser in which `actor` is signed in anew. */
async function enterAs(actor: ActorName): Promise<HttpWireClient> {
  const browser = rest.browser();
  if (actor === 'anonymous') return browser;
  if (actor === 'guest here' || actor === 'guest elsewhere') {
    const { code } = actor === 'guest here' ? here : elsewhere;
    await browser.request('signInAsGuest', { body: { code, displayName: 'Gus', locale: 'en' } });
    return browser;
  }
  return signInAs(rest, userOf(actor).id);
}

async function signInIdOf(browser: HttpWireClient): Promise<string> {
  return (await rest.admin.signIns.authenticate(browser.cookieHeader))?.signIn ?? randomUUID();
}

/** A request that nothing but the policy can refuse. */
async function inputFor(route: RouteName, object: ObjectName, browser: HttpWireClient): Promise<HttpInput> {
  const bodies: Partial<Record<RouteName, () => unknown>> = {
    signIn: () => ({ email: userOf('member').email, password: PASSWORD }),
    register: () => ({
      displayName: 'New',
      email: `${randomUUID()}@plenum.example`,
      password: PASSWORD,
      locale: 'en',
    }),
    requestRegistration: () => ({ displayName: 'New', email: 'new@plenum.example', locale: 'en' }),
    confirmRegistration: () => ({ token: 'nobody has this token', password: PASSWORD }),
    recoverPassword: () => ({ email: userOf('member').email }),
    setUp: () => ({
      token: 'nobody has this token',
      displayName: 'New',
      email: `${randomUUID()}@plenum.example`,
      password: PASSWORD,
      locale: 'en',
    }),
    signInAsGuest: () => ({ code: here.code, displayName: 'New', locale: 'en' }),
    updateMe: () => ({ locale: 'en' }),
    changePassword: () => ({ current: 'not the right one', next: 'copper tulip under 3 roofs' }),
    startMeeting: () => ({ title: 'New' }),
    addDepartment: () => ({ name: 'New', code: 'NEW', parent: organisation.here['department'] }),
    changeDepartment: () => ({ contact: 'Room 5' }),
    moveDepartment: () => ({
      parent: organisation[object === 'here' ? 'elsewhere' : 'here']['department'],
    }),
    addUser: () => ({
      email: `${randomUUID()}@plenum.example`,
      displayName: 'New',
      locale: 'en',
      department: organisation.here['department'],
    }),
    changeUser: () => ({ locale: 'zh-CN' }),
    usePasswordLink: () => ({ token: 'nobody has this token', password: PASSWORD }),
    addApiKey: () => ({ name: 'New', scopes: ['people:read'] }),
    addWebhook: () => ({ url: 'https://hooks.example.org/', events: ['booking.created'] }),
    changeWebhook: () => ({ active: false }),
    grantRole: () => ({ role: 'host' }),
    planUserImport: () => ({ csv: 'email,name\n' }),
    importUsers: () => ({ csv: 'email,name\n', plan: '0'.repeat(64) }),
    addRoom: () => ({
      name: randomUUID(),
      type: 'virtual',
      zone: 'UTC',
      department: organisation.here['department'],
    }),
    changeRoom: () => ({ seats: 4 }),
    addBooking: () => ({ room: organisation.here['room'], title: 'New', ...soon(60) }),
    changeBooking: () => ({ title: 'Changed' }),
    moveBooking: () => ({
      room: (object === 'elsewhere' ? organisation.elsewhere : organisation.here)['room'],
      rule: null,
      ...soon(60),
    }),
    moveOccurrence: () => soon(60),
    answerInvitation: () => ({ answer: 'declined', reason: 'away' }),
    delegateInvitation: () => ({ to: organisation.here['user'] }),
    viewReplyLink: () => ({ token: NO_TOKEN }),
    answerReplyLink: () => ({ token: NO_TOKEN, answer: 'accepted' }),
    renewReplyLink: () => ({ token: NO_TOKEN }),
    inviteToMeeting: () => ({ people: [organisation.here['user']] }),
    changeRecord: () => ({ topic: 'Changed' }),
    holdRecord: () => ({ reason: 'Lawsuit' }),
    setRetentionRule: () => ({ days: 30 }),
    readNotifications: () => ({ until: '2027-03-01T00:00:00Z' }),
    ...support.bodies(organisation.here['user']),
    continueUpload: () => 'x',
  };
  const queries: Partial<Record<RouteName, HttpInput['query']>> = {
    revokeRole: { role: 'host' },
    ...StagedSupport.queries,
    exportRecords: { format: 'csv' },
    downloadRecord: { format: 'json' },
    deleteRoom: { bookingsTo: organisation.here['spareRoom'] },
    listBookings: { from: '2027-03-01T00:00:00Z', until: '2027-03-02T00:00:00Z' },
    listAgenda: { from: '2027-03-01T00:00:00Z', until: '2027-03-02T00:00:00Z' },
    viewFreeBusy: { from: '2027-03-01T00:00:00Z', until: '2027-03-02T00:00:00Z' },
    deleteDepartment: { membersTo: organisation.here['department'] },
  };
  const [body, query] = [bodies[route]?.(), queries[route]];
  const headers = Object.entries(StagedFiles.headers).find(([name]) => name === route)?.[1];
  return {
    parameters: { ...(await parametersFor(object, browser)), file: fileFor(route, object) },
    ...(headers && { headers }),
    ...(query && { query }),
    ...(body !== undefined && { body }),
  };
}

function fileFor(route: RouteName, object: ObjectName): string {
  if (object !== 'here' && object !== 'elsewhere') return randomUUID();
  return (route.endsWith('Upload') ? files.upload : files.file)[object];
}

/** An hour, so many days from now. */
function soon(days: number) {
  const start = new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 16);
  return { start, zone: 'UTC', minutes: 60 };
}

async function parametersFor(object: ObjectName, browser: HttpWireClient): Promise<Record<string, string>> {
  const missing = randomUUID();
  switch (object) {
    case 'here':
      return { meeting: here.id, code: here.code, ...organisation.here, ...support.here };
    case 'below':
      return organisation.below;
    case 'elsewhere':
      return { meeting: elsewhere.id, code: elsewhere.code, ...organisation.elsewhere, ...support.elsewhere };
    case 'own':
      return { signIn: await signInIdOf(browser), ...(await thingsOf(browser)) };
    case 'foreign': {
      const other = await signInAs(rest, bystander.id);
      return { signIn: await signInIdOf(other), ...(await thingsOf(other)) };
    }
    case 'missing':
      return {
        meeting: missing,
        signIn: missing,
        code: '000000000',
        ...organisation.missing,
        ...support.missing,
      };
    case 'none':
      return {};
  }
}

/** What only a user has: others name what does not exist. */
async function thingsOf(browser: HttpWireClient): Promise<Readonly<Record<string, string>>> {
  const actor = await rest.admin.signIns.authenticate(browser.cookieHeader);
  return actor?.kind === 'user' ? organisation.invite(actor.user) : organisation.missing;
}

function codeOf({ status, body }: HttpAnswer): string {
  if (status < 300) return 'ok';
  return (body as { code?: string } | null)?.code ?? `status ${status}`;
}

/** What stands in the table for each parameter of a path. */
const OBJECTS: Readonly<Record<string, readonly ObjectName[]>> = {
  none: ['none'],
  meeting: ['elsewhere', 'here', 'missing'],
  signIn: ['foreign', 'missing', 'own'],
  code: ['here', 'missing'],
  department: ['below', 'elsewhere', 'here', 'missing'],
  user: ['elsewhere', 'here', 'missing'],
  room: ['elsewhere', 'here', 'missing'],
  booking: ['elsewhere', 'here', 'missing'],
  record: ['elsewhere', 'here', 'missing'],
  retentionRule: ['here', 'missing'],
  apiKey: ['here', 'missing'],
  webhook: ['here', 'missing'],
  invitation: ['foreign', 'missing', 'own'],
  notification: ['foreign', 'missing', 'own'],
  ticket: ['elsewhere', 'here', 'missing'],
  cannedAnswer: ['here', 'missing'],
  agent: ['here', 'missing'],
  shift: ['here', 'missing'],
  suggestion: ['here', 'missing'],
};

const cells = (Object.keys(ROUTES) as RouteName[]).flatMap((route) =>
  Object.entries(AUTHORIZATION[route]).flatMap(([object, answers]) =>
    ACTORS.map((actor, index) => ({
      route,
      object: object as ObjectName,
      actor,
      answer: (answers as readonly Answer[])[index] ?? '403',
    })),
  ),
);

describe('[T01] who may do what over REST', () => {
  test('has a line for every route, and for every object that its path can name', () => {
    expect(Object.keys(AUTHORIZATION).sort()).toEqual(Object.keys(ROUTES).sort());
    for (const [route, { path }] of Object.entries(ROUTES)) {
      const objects = Object.keys(AUTHORIZATION[route as RouteName]).sort();
      const parameter = /:(\w+)/.exec(path)?.[1] ?? 'none';
      expect({ route, objects }).toEqual({ route, objects: OBJECTS[parameter] });
    }
    expect(cells).toHaveLength(2850);
  });

  test.each(cells)('$route of $object by $actor: $answer', async ({ route, object, actor, answer }) => {
    changed = true;
    const browser = await stayAs(actor);
    const got = await browser.ask(route, await inputFor(route, object, browser));
    changed = got.status < 300 && ROUTES[route].method !== 'GET';
    expect(codeOf(got)).toBe(ANSWERS[answer]);
    if (answer === '+') REPLY_SCHEMAS[route].parse(got.body);
  });

  test('changes nothing where it refuses', async () => {
    const before = await rest.admin.meetingStore.findById(here.id);
    changed = true;
    for (const actor of ['anonymous', 'guest here', 'participant', 'member', 'host elsewhere'] as const) {
      await (await enterAs(actor)).ask('endMeeting', { parameters: { meeting: here.id } });
    }
    expect(await rest.admin.meetingStore.findById(here.id as MeetingId)).toEqual(before);
  });

  test('does not tell what is foreign from what does not exist, in words or in time', async () => {
    const browser = await enterAs('member');
    const bodies = new Set<string>();
    const look = async (meeting: string) => {
      bodies.add(JSON.stringify((await browser.ask('viewMeeting', { parameters: { meeting } })).body));
    };
    const difference = await timeDifference(
      () => look(here.id),
      () => look(randomUUID()),
    );
    expect(bodies.size).toBe(1);
    expect(difference).toBeLessThan(5);
  });

  test('does not end a sign-in that is somebody else’s', async () => {
    const [member, other] = [await enterAs('member'), await enterAs('participant')];
    const signIn = (await signInIdOf(other)) as SignInId;
    await member.ask('endSignIn', { parameters: { signIn } });
    expect((await other.ask('viewMe')).status).toBe(200);
  });
});
