import type { Reply } from '../../../../server/contract/errors';
import { silentLogger } from '../../../../server/kernel/Logger';
import { PlenumError } from '../../../../server/kernel/PlenumError';
import { handleRequest, type RequestSource } from '../../../../server/signalling/handleRequest';
import { NotInMeetingError, RateLimitedError } from '../../../../server/signalling/signallingErrors';
import { FakeParticipant } from '../../../integration/signalling/FakeParticipant';

/** A socket bound to Ann, and what became of its requests. */
function annsSource() {
  const ann = new FakeParticipant();
  const logged: unknown[] = [];
  const seen = { invalidRequests: 0, admitted: [] as string[], outcomes: [] as string[] };
  const source: RequestSource = {
    logger: {
      ...silentLogger,
      info: (message, fields) => logged.push({ message, ...fields }),
      error: (message, fields) => logged.push({ message, ...fields }),
    },
    admit: (request) => void seen.admitted.push(request),
    noteInvalidRequest: () => void seen.invalidRequests++,
    noteOutcome: (request, outcome) => void seen.outcomes.push(`${request} ${outcome}`),
    bind: () => ({ participant: ann.participant, role: ann.role, ...ann.standing() }),
    boundParticipant: () => ann,
    follow: () => undefined,
    unfollow: () => undefined,
  };
  return { ann, source, seen, logged };
}

async function ask(
  source: RequestSource,
  name: unknown,
  ...body: unknown[]
): Promise<Reply<unknown> | undefined> {
  let answer: Reply<unknown> | undefined;
  await handleRequest(source, name, [...body, (reply: Reply<unknown>) => void (answer = reply)]);
  return answer;
}

const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

test('a request runs with its parsed body and is answered', async () => {
  const { ann, source } = annsSource();
  expect(await ask(source, 'media:setPaused', { source: 'camera', paused: true })).toEqual({
    ok: true,
    value: {},
  });
  expect(ann.calls).toMatchObject([{ name: 'setPaused', body: { source: 'camera', paused: true } }]);
});

test('a request with a value answers with it', async () => {
  const { source, ann } = annsSource();
  const reply = await ask(source, 'conference:bind', { token: 't'.repeat(43) });
  expect(reply).toMatchObject({ ok: true, value: { participant: ann.participant, role: 'participant' } });
});

test.each([
  ['a name out of nowhere', 'media:explode', [{}]],
  ['a name every object has', 'constructor', [{}]],
  ['a name that is no string', 7, [{}]],
  ['no body', 'conference:end', []],
  ['two bodies', 'conference:end', [{}, {}]],
  ['a body of the wrong type', 'conference:end', [null]],
  ['an unknown key', 'conference:end', [{ meetingId: 'x' }]],
  ['an own key __proto__', 'conference:end', [JSON.parse('{"__proto__":{}}')]],
])('[S7] %s is refused before it reaches the meeting, and counted', async (_what, name, bodies) => {
  const { ann, source, seen } = annsSource();
  expect(await ask(source, name, ...bodies)).toEqual(refused('invalid-request'));
  expect(seen.invalidRequests).toBe(1);
  expect(ann.calls).toEqual([]);
});

test('[S7] a request that asks for no reply is not run, and counted', async () => {
  const { ann, source, seen } = annsSource();
  await handleRequest(source, 'conference:end', [{}]);
  expect(seen.invalidRequests).toBe(1);
  expect(ann.calls).toEqual([]);
});

test('a malformed body is answered with the parts that are wrong', async () => {
  const { source } = annsSource();
  const reply = await ask(source, 'media:view', { tiles: [{ participant: 'me' }] });
  expect(reply).toEqual(refused('invalid-request'));
  const paths = reply?.ok === false ? reply.error.issues?.map(({ path }) => path) : [];
  expect(paths).toContain('tiles.0.participant');
});

test('[S10] the limit comes before everything else', async () => {
  const { ann, source, seen } = annsSource();
  const limited = {
    ...source,
    admit: () => {
      throw new RateLimitedError(3);
    },
  };
  const reply = await ask(limited, 'conference:end', 'nonsense');
  expect(reply).toEqual({
    ok: false,
    error: expect.objectContaining({ code: 'rate-limited', retryAfter: 3 }),
  });
  expect(seen.invalidRequests).toBe(0);
  expect(ann.calls).toEqual([]);
});

test('a socket that speaks for nobody is told so, which is no malformed request', async () => {
  const { source, seen } = annsSource();
  const unbound = {
    ...source,
    boundParticipant: () => {
      throw new NotInMeetingError();
    },
  };
  expect(await ask(unbound, 'conference:end', {})).toEqual(refused('not-in-meeting'));
  expect(seen.invalidRequests).toBe(0);
});

test('a refusal of the meeting goes to the client with its code', async () => {
  const { ann, source, logged } = annsSource();
  ann.failure = new PlenumError('forbidden', 'You need to be a host to do this.');
  expect(await ask(source, 'conference:end', {})).toEqual(refused('forbidden'));
  expect(logged).toEqual([{ message: 'request refused', request: 'conference:end', code: 'forbidden' }]);
});

test('how each request ended is counted, and no name that a client made up becomes a label', async () => {
  const { ann, source, seen } = annsSource();
  await ask(source, 'conference:end', {});
  ann.failure = new PlenumError('forbidden', 'You need to be a host to do this.');
  await ask(source, 'conference:end', {});
  await ask(source, 'media:explode', {});
  expect(seen.outcomes).toEqual([
    'conference:end done',
    'conference:end forbidden',
    'unknown invalid-request',
  ]);
});

test('[T54] a database that is away is no bug: the client is told when to try again', async () => {
  const { ann, source } = annsSource();
  ann.failure = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const reply = await ask(source, 'conference:end', {});
  expect(reply).toEqual(refused('unavailable'));
  expect(reply).toMatchObject({ error: { retryAfter: 2 } });
});

test('a bug is answered with `internal`, without detail, and logged with its cause', async () => {
  const { ann, source, logged } = annsSource();
  const bug = new TypeError('secret detail');
  ann.failure = bug;
  const reply = await ask(source, 'conference:end', {});
  expect(reply).toEqual(refused('internal'));
  expect(JSON.stringify(reply)).not.toContain('secret');
  expect(logged).toEqual([{ message: 'request failed', request: 'conference:end', cause: bug }]);
});
