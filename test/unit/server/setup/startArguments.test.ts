import { SetupError } from '../../../../server/setup/SetupError.mjs';
import { startArguments } from '../../../../server/setup/startArguments.mjs';

test('the demo is there unless it is not wanted', () => {
  expect(startArguments([])).toEqual({ demo: true, help: false });
  expect(startArguments(['--no-demo'])).toEqual({ demo: false, help: false });
});

test('a misspelt option is refused, not ignored', () => {
  expect(() => startArguments(['--nodemo'])).toThrow(SetupError);
});
