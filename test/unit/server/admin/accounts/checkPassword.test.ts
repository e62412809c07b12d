import { checkPassword } from '../../../../../server/admin/accounts/checkPassword';

const context = { email: 'mara.voss@plenum.example', displayName: 'Mara Voss', domain: 'plenum.example' };
const check = (password: string) => () => checkPassword(password, context);

describe('[S1] a password is refused', () => {
  test.each([
    ['passwordpassword'],
    ['password1234'],
    ['P@ssw0rd!2026'],
    ['Passwort12345'],
    ['qwertyuiop12'],
    ['1q2w3e4r5t6y'],
    ['asdfghjklasdfghjkl'],
    ['abcdefghijkl'],
    ['123456789012'],
    ['iloveyou12345'],
    ['Liverpool2026!'],
    ['Sommer-Welcome-1'.replace('Sommer', 'summer')],
    ['admin.admin.admin'],
    ['monkeydragon99'],
    ['aaaaaaaaaaaa'],
    ['abababababab'],
    ['xyz1xyz1xyz1xyz1'],
    ['maravoss2026'],
    ['Voss-Mara-1999'],
    ['plenum.example'],
    ['plenumadmin!!'],
    ['mara.voss@plenum.example'],
  ])('%s', (password) => {
    expect(check(password)).toThrow(expect.objectContaining({ code: 'weak-password' }));
  });
});

describe('[S1] a password is taken', () => {
  test.each([
    ['violet harbour 7 lamps'],
    ['kx9!vTq2#mLw'],
    ['correct tulip under snow'],
    ['Der Zug hält in Olten'],
    ['我们明天早上去爬山看日出'],
    ['tangled-umbrella-eighty'],
    [`${'lantern '.repeat(2)}quarry whistle`],
    ['🦊🌲 sleeps under the moon'],
  ])('%s', (password) => {
    expect(check(password)).not.toThrow();
  });
});

test('[S1] a long password is judged in no time', () => {
  const before = performance.now();
  checkPassword('violet harbour '.repeat(17) + Math.E, { ...context });
  expect(performance.now() - before).toBeLessThan(100);
});
