import { RetryLaterError } from '../../../../server/kernel/RetryLaterError';
import { RequestLimits } from '../../../../server/rest/RequestLimits';

/** How many of `tries` requests pass. */
function passed(take: () => void, tries: number): number {
  let count = 0;
  for (let index = 0; index < tries; index += 1) {
    try {
      take();
      count += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(RetryLaterError);
    }
  }
  return count;
}

describe('[S10] requests', () => {
  test('of a person: a hundred at once, then five a second', () => {
    let now = 0;
    const limits = new RequestLimits(1, () => now);
    expect(passed(() => limits.takeForPerson('ann'), 200)).toBe(100);
    now += 1_000;
    expect(passed(() => limits.takeForPerson('ann'), 200)).toBe(5);
    expect(passed(() => limits.takeForPerson('bob'), 1)).toBe(1);
  });

  test('of an address: six hundred at once, then fifty a second, and one bucket for an IPv6 network', () => {
    let now = 0;
    const limits = new RequestLimits(1, () => now);
    expect(passed(() => limits.takeForAddress('2001:db8::1'), 600)).toBe(600);
    expect(passed(() => limits.takeForAddress('2001:db8::2'), 1)).toBe(0);
    now += 1_000;
    expect(passed(() => limits.takeForAddress('2001:db8::3'), 200)).toBe(50);
  });

  test('that are refused say when to come back', () => {
    const limits = new RequestLimits(0.01, () => 0);
    passed(() => limits.takeForPerson('ann'), 1);
    expect(() => limits.takeForPerson('ann')).toThrow(expect.objectContaining({ retryAfter: 20 }));
  });

  test('are counted again from the start after a quiet while', () => {
    let now = 0;
    const limits = new RequestLimits(1, () => now);
    passed(() => limits.takeForPerson('ann'), 200);
    now += 10 * 60_000;
    expect(passed(() => limits.takeForPerson('ann'), 200)).toBe(100);
  });
});
