import { isInside, isOver, reconnectPhase } from '../../../../../client/features/meeting/Participation';
import { qualityGrade } from '../../../../../client/features/meeting/qualityGrade';
import { stageTitle } from '../../../../../client/features/meeting/stageTitle';

describe('while the connection is mended', () => {
  test('the first second is silent, then a veil, then the way out, then the end of patience', () => {
    expect([500, 4000, 20_000, 61_000].map((passed) => reconnectPhase(1000, 1000 + passed))).toEqual([
      'silent',
      'brief',
      'long',
      'lost',
    ]);
  });

  test('one is still inside', () => {
    expect(isInside({ state: 'reconnecting', since: 0 })).toBe(true);
    expect(isOver({ state: 'reconnecting', since: 0 })).toBe(false);
    expect(isOver({ state: 'ended', reason: 'ended-by-host' })).toBe(true);
  });
});

test('the tab says whether one is heard and whether the connection stands', () => {
  expect(stageTitle({ state: 'joined' }, true)).toBe('title.plain');
  expect(stageTitle({ state: 'joined' }, false)).toBe('title.muted');
  expect(stageTitle({ state: 'reconnecting', since: 0 }, false)).toBe('title.reconnecting');
});

test('quality has a word for every score', () => {
  expect([undefined, 0, 3.9, 4, 7, 10].map(qualityGrade)).toEqual([
    'unknown',
    'poor',
    'poor',
    'fair',
    'good',
    'good',
  ]);
});
