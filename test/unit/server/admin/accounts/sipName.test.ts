import { guestSipName, userSipName } from '../../../../../server/admin/accounts/sipName';

test.each([
  ['Lin Mei', 'lin.mei'],
  ['José Núñez-Ortega', 'jose.nunez.ortega'],
  ['  Ann  ', 'ann'],
  ['O’Brien, Pat', 'o.brien.pat'],
])('%s is called %s', (displayName, name) => {
  expect(userSipName(displayName)).toBe(name);
});

test.each(['林梅', '123456789', 'Guest', 'guest-1234', 'Self test', '🦊'])(
  '%s gets a random name that looks like no meeting and no guest',
  (displayName) => {
    expect(userSipName(displayName)).toMatch(/^user-[0-9a-f]{16}$/);
  },
);

test('no two guests have one name', () => {
  const names = new Set(Array.from({ length: 1000 }, guestSipName));
  expect(names.size).toBe(1000);
  expect([...names][0]).toMatch(/^guest-[0-9a-f]{16}$/);
});
