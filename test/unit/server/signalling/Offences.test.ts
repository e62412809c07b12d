import { Offences } from '../../../../server/signalling/Offences';

const minutes = (count: number) => count * 60_000;

test('[S10] the third cut within ten minutes keeps a person out for ten minutes', () => {
  let now = 0;
  const offences = new Offences(() => now);
  offences.noteCut('Mallory', 3);
  offences.noteCut('Mallory', 3);
  expect(offences.blockedSeconds('Mallory')).toBe(0);
  offences.noteCut('Mallory', 3);
  expect(offences.blockedSeconds('Mallory')).toBe(600);
  expect(offences.blockedSeconds('Ann')).toBe(0);
  now = minutes(10);
  expect(offences.blockedSeconds('Mallory')).toBe(0);
});

test('[S10] cuts older than ten minutes are forgiven', () => {
  let now = 0;
  const offences = new Offences(() => now);
  offences.noteCut('Bob', 3);
  offences.noteCut('Bob', 3);
  now = minutes(10);
  offences.sweep();
  offences.noteCut('Bob', 3);
  expect(offences.blockedSeconds('Bob')).toBe(0);
});

test('[S10] a flood blocks at once, and sweeping ends no block early', () => {
  let now = 0;
  const offences = new Offences(() => now);
  offences.block('Mallory');
  now = minutes(9);
  offences.sweep();
  expect(offences.blockedSeconds('Mallory')).toBe(60);
});
