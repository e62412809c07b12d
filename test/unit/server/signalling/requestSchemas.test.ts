import fc from 'fast-check';
import type { Reply } from '../../../../server/contract/errors';
import type { RequestName } from '../../../../server/contract/events';
import { silentLogger } from '../../../../server/kernel/Logger';
import { handleRequest, type RequestSource } from '../../../../server/signalling/handleRequest';
import { LIMIT_CLASS } from '../../../../server/signalling/RateLimiter';
import { requestHandlers } from '../../../../server/signalling/requestHandlers';
import { anyRequest, mutated, requestBodies } from '../../../fuzz/requestBodies';
import { FakeParticipant } from '../../../integration/signalling/FakeParticipant';

const names = Object.keys(requestHandlers) as RequestName[];

/** Sends one request as someone bound and without limits. */
async function run(name: RequestName, body: unknown) {
  const participant = new FakeParticipant();
  const bound: string[] = [];
  const closed: object[] = [];
  let reply: Reply<unknown> | undefined;
  const source: RequestSource = {
    logger: silentLogger,
    admit: () => undefined,
    noteInvalidRequest: () => undefined,
    noteOutcome: () => undefined,
    bind: (token) => {
      bound.push(token);
      return { participant: participant.participant, role: participant.role, ...participant.standing() };
    },
    boundParticipant: () => participant,
    follow: () => undefined,
    unfollow: () => void closed.push({}),
  };
  await handleRequest(source, name, [body, (answer: Reply<unknown>) => void (reply = answer)]);
  return { reply, reached: [...participant.calls.map((call) => call.body), ...bound, ...closed] };
}

test('[T15] every request has a handler, a schema, a limit and generated bodies', () => {
  for (const name of names) {
    expect(requestHandlers[name].schema.safeParse(undefined).success).toBe(false);
    expect(requestHandlers[name].schema.safeParse(null).success).toBe(false);
  }
  expect(Object.keys(LIMIT_CLASS).sort()).toEqual([...names].sort());
  expect(Object.keys(requestBodies).sort()).toEqual([...names].sort());
});

test.each(names)('[T15] every valid %s reaches the meeting once and unchanged', async (name) => {
  await fc.assert(
    fc.asyncProperty(requestBodies[name] as fc.Arbitrary<unknown>, async (body) => {
      const { reply, reached } = await run(name, JSON.parse(JSON.stringify(body)));
      expect(reply).toEqual({ ok: true, value: expect.anything() });
      expect(reached).toHaveLength(1);
      if (name !== 'conference:bind') expect(JSON.stringify(reached[0])).toBe(JSON.stringify(body));
    }),
    { numRuns: 100 },
  );
});

test('[T15] near-valid bodies are refused or valid, and never a surprise', async () => {
  const nearValid = anyRequest.chain(({ name, body }) =>
    mutated(body).map((mutation) => ({ name, ...mutation })),
  );
  await fc.assert(
    fc.asyncProperty(nearValid, async ({ name, json }) => {
      const body: unknown = JSON.parse(json);
      const { reply, reached } = await run(name, body);
      const isValid =
        requestHandlers[name].schema.safeParse(body).success &&
        !/"(__proto__|constructor|prototype)":/.test(json);
      expect(reply).toEqual(isValid ? { ok: true, value: expect.anything() } : refusedAsInvalid);
      expect(reached).toHaveLength(isValid ? 1 : 0);
    }),
    { numRuns: 2_000 },
  );
});

test.each(names)('[T05] %s refuses forged identities', async (name) => {
  const [body] = fc.sample(requestBodies[name] as fc.Arbitrary<object>, { numRuns: 1, seed: 1 });
  for (const key of [
    'userId',
    'voterId',
    'displayName',
    'role',
    'senderId',
    'ts',
    'meetingId',
    'participantId',
  ]) {
    const { reply, reached } = await run(name, { ...body, [key]: 'forged' });
    expect(reply).toEqual(refusedAsInvalid);
    expect(reached).toEqual([]);
  }
});

test.each(['__proto__', 'constructor', 'prototype'])(
  '[T15] an own key %s never reaches the meeting',
  async (key) => {
    const nested = anyRequest.chain(({ name, body }) =>
      fc.record({ name: fc.constant(name), json: withKey(body, key) }),
    );
    await fc.assert(
      fc.asyncProperty(nested, async ({ name, json }) => {
        const body: unknown = JSON.parse(json);
        const { reply, reached } = await run(name, body);
        expect(reply).toEqual(refusedAsInvalid);
        expect(reached).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
);

const refusedAsInvalid = { ok: false, error: expect.objectContaining({ code: 'invalid-request' }) };

/** The JSON of `body` with the own key somewhere among its objects, where JSON.parse keeps it. */
function withKey(body: unknown, key: string): fc.Arbitrary<string> {
  const json = JSON.stringify(body);
  const braces = [...json].flatMap((character, index) => (character === '{' ? [index] : []));
  return fc.constantFrom(...braces).map((brace) => {
    const separator = json[brace + 1] === '}' ? '' : ',';
    return `${json.slice(0, brace + 1)}"${key}":{"polluted":true}${separator}${json.slice(brace + 1)}`;
  });
}
