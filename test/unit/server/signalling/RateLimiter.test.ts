import type { RequestName } from '../../../../server/contract/events';
import { allowanceOf, LIMIT_CLASS, RateLimiter } from '../../../../server/signalling/RateLimiter';
import { RateLimiters } from '../../../../server/signalling/RateLimiters';
import { RateLimitedError } from '../../../../server/signalling/signallingErrors';

const requests = Object.keys(LIMIT_CLASS) as RequestName[];

/** How many of `tries` requests are admitted without time passing. */
function admitted(limiter: RateLimiter, request: RequestName, tries: number): number {
  let count = 0;
  for (let i = 0; i < tries; i++) {
    try {
      limiter.admit(request);
      count++;
    } catch (error) {
      expect(error).toBeInstanceOf(RateLimitedError);
    }
  }
  return count;
}

test.each(requests)('[S10] %s is admitted as often as its class allows', (request) => {
  let now = 0;
  const limiter = new RateLimiter(1, () => now);
  const { burst, perSecond } = allowanceOf(request);
  expect(admitted(limiter, request, 1_000)).toBe(burst);
  now = 3_000;
  expect(admitted(limiter, request, 1_000)).toBe(Math.min(burst, 3 * perSecond));
});

test('[S10] requests of one class count together, those of another do not', () => {
  const limiter = new RateLimiter(1, () => 0);
  expect(admitted(limiter, 'media:produce', 40)).toBe(40);
  expect(admitted(limiter, 'media:connect', 1)).toBe(0);
  expect(admitted(limiter, 'conference:mute', 1)).toBe(1);
});

test('[S10] set-up of media is 40 in ten seconds', () => {
  let now = 0;
  const limiter = new RateLimiter(1, () => now);
  admitted(limiter, 'media:produce', 1_000);
  let count = 0;
  for (; now < 10_000; now += 10) count += admitted(limiter, 'media:produce', 1);
  expect(count).toBe(39); // the fortieth falls due at ten seconds
});

test('[S10] a refusal says when to come back', () => {
  const limiter = new RateLimiter(1, () => 0);
  admitted(limiter, 'media:open', 40);
  expect(() => limiter.admit('media:open')).toThrow(expect.objectContaining({ retryAfter: 1 }));
});

test('[S10] a join with nine others who arrive at the same time stays within limits', () => {
  let now = 0;
  const limiter = new RateLimiter(1, () => now);
  const join: RequestName[] = ['conference:bind', 'media:connect', 'media:connect'];
  const sources: RequestName[] = ['media:produce', 'media:produce', 'media:produce', 'media:produce'];
  for (const request of [...join, ...sources]) limiter.admit(request);
  for (let other = 0; other < 9; other++) {
    now += 300;
    // microphone, camera, share and its sound, each acknowledged on its own; the tiles move each time
    for (let stream = 0; stream < 4; stream++) limiter.admit('media:consumersReady');
    limiter.admit('media:view');
  }
  for (let resize = 0; resize < 50; resize++) {
    now += 200;
    limiter.admit('media:view');
  }
  for (const request of ['media:open', ...join.slice(1), ...sources] as RequestName[]) limiter.admit(request);
});

test('[S10] twenty malformed requests are tolerated, with a warning from the eleventh; one more is too many', () => {
  let now = 0;
  const limiter = new RateLimiter(1, () => now);
  const verdicts = Array.from({ length: 21 }, () => limiter.noteInvalidRequest());
  expect(verdicts.indexOf('worrying')).toBe(10);
  expect(verdicts.indexOf('too-many')).toBe(20);
  now = 60_000;
  expect(limiter.noteInvalidRequest()).toBe('tolerated');
});

test('the factor multiplies every limit', () => {
  const limiter = new RateLimiter(3, () => 0);
  expect(admitted(limiter, 'media:open', 1_000)).toBe(120);
  expect(admitted(limiter, 'conference:end', 1_000)).toBe(30);
});

test('a new socket of the same person finds the limiter of the former, until there is nothing to remember', () => {
  let now = 0;
  const limiters = new RateLimiters(1, () => now);
  admitted(limiters.of('Ann'), 'media:open', 40);
  limiters.sweep();
  expect(admitted(limiters.of('Ann'), 'media:open', 1)).toBe(0);
  const before = limiters.of('Ann');
  now = 10_000;
  limiters.sweep();
  expect(limiters.of('Ann')).not.toBe(before);
});
