import { readInitials } from '../../../../client/ui/readInitials';

test.each([
  ['Lin Mei', 'LM'],
  ['ann', 'A'],
  ['María José Álvarez', 'MÁ'],
  ['陈伟', '陈'],
  ['+86 10 •••• 4471', '☎'],
  ['  Bob  ', 'B'],
  ['Robin (demo)', 'R'],
  ['(guest)', 'G'],
])('the monogram of %j is %s', (name, initials) => {
  expect(readInitials(name)).toBe(initials);
});
