import { ActiveSpeaker } from '../../../media/ActiveSpeaker';
import { ann, bob } from '../../support/people';

let now: number;
let speaker: ActiveSpeaker;

beforeEach(() => {
  now = 0;
  speaker = new ActiveSpeaker(() => now);
});

test('[M16] the first who speaks is active at once', () => {
  expect(hear({ ann: -30 })?.active).toBe(ann.id);
});

test('[M16] a short remark does not take over', () => {
  hear({ ann: -30 });
  talkFor(1000, { ann: -35, bob: -25 });
  expect(speaker.notice.active).toBe(ann.id);
});

test('[M16] whoever is the loudest for 1.2 s takes over', () => {
  hear({ ann: -30 });
  talkFor(1600, { ann: -35, bob: -25 });
  expect(speaker.notice.active).toBe(bob.id);
});

test('[M16] after a silence 0.6 s are enough', () => {
  hear({ ann: -30 });
  talkFor(800, {});
  expect(speaker.notice.active).toBe(ann.id);
  talkFor(600, { bob: -25 });
  expect(speaker.notice.active).toBe(ann.id);
  talkFor(200, { bob: -25 });
  expect(speaker.notice.active).toBe(bob.id);
});

test('[M16] murmuring is no speaking', () => {
  expect(hear({ ann: -60 })?.active).toBeNull();
});

test('[M15] the loudest stands first, in steps of 3 dB', () => {
  const notice = hear({ ann: -31, bob: -20 });
  expect(notice?.levels).toEqual([
    { participant: bob.id, level: -21 },
    { participant: ann.id, level: -30 },
  ]);
});

test('[M15] nothing is told when nothing changed', () => {
  hear({ ann: -31 });
  now += 200;
  expect(hear({ ann: -30 })).toBeUndefined();
  now += 200;
  expect(hear({ ann: -20 })).toBeDefined();
});

test('[M15] changes are told ten times a second at most', () => {
  let told = 0;
  for (now = 0; now < 1000; now += 10) if (hear({ ann: -(now % 60) })) told += 1;
  expect(told).toBeLessThanOrEqual(10);
  expect(told).toBeGreaterThan(5);
});

test('who left is not active any more', () => {
  hear({ ann: -30 });
  now += 200;
  expect(speaker.left(ann.id)).toEqual({ active: null, levels: [] });
});

function hear(levels: { ann?: number; bob?: number }) {
  const heard = [
    ...(levels.ann === undefined ? [] : [{ participant: ann.id, level: levels.ann }]),
    ...(levels.bob === undefined ? [] : [{ participant: bob.id, level: levels.bob }]),
  ];
  return speaker.heard(heard);
}

function talkFor(milliseconds: number, levels: { ann?: number; bob?: number }): void {
  for (const end = now + milliseconds; now < end; ) {
    now += 200;
    hear(levels);
  }
}
