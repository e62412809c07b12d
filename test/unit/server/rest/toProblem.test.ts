import { ERROR_CODES } from '../../../../server/contract/errors';
import { PlenumError } from '../../../../server/kernel/PlenumError';
import { RetryLaterError } from '../../../../server/kernel/RetryLaterError';
import { toProblem } from '../../../../server/rest/toProblem';

test.each(ERROR_CODES)('%s has a status and a title', (code) => {
  const problem = toProblem(new PlenumError(code, 'Why.'));
  expect(problem).toMatchObject({ code, detail: 'Why.', type: `urn:plenum:problem:${code}` });
  expect(problem.status).toBeGreaterThanOrEqual(400);
  expect(problem.status).toBeLessThan(600);
});

test('when to come back is told', () => {
  expect(toProblem(new RetryLaterError('busy', 'Why.', 3))).toMatchObject({ status: 503, retryAfter: 3 });
});

test('[T23] a bug tells nothing of itself', () => {
  const problem = toProblem(new TypeError('canary'));
  expect(problem).toMatchObject({ status: 500, code: 'internal' });
  expect(JSON.stringify(problem)).not.toContain('canary');
});

test.each([
  { code: 'ECONNREFUSED' },
  { code: '57P01' },
  { code: '57014' },
  { code: '08006' },
  { message: 'timeout exceeded when trying to connect' },
  { message: 'Connection terminated unexpectedly' },
])('a database that is away is not a bug: %j', (error) => {
  expect(toProblem(Object.assign(new Error(error.message), error))).toMatchObject({
    status: 503,
    code: 'unavailable',
    retryAfter: 2,
  });
});

test.each(['throw me', undefined, null, 7])('%p that was thrown is a bug', (thrown) => {
  expect(toProblem(thrown)).toMatchObject({ status: 500, code: 'internal' });
});
