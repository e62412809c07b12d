import { explainFailure } from '../../../../server/setup/explainFailure.mjs';
import { SetupError } from '../../../../server/setup/SetupError.mjs';

beforeAll(() => {
  process.env['LC_ALL'] = 'C.UTF-8';
});

test('a failed step says what failed, why, and what to do', () => {
  const error = new SetupError({ what: 'the database', why: 'no room\nleft', remedy: 'make room' });
  expect(explainFailure(error)).toBe(
    '\nFailed: the database\nWhy:    no room\n    left\nDo:     make room\n',
  );
});

test('a bug shows its stack', () => {
  const error = new Error('oops');
  expect(explainFailure(error)).toBe(error.stack);
});
