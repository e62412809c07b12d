import { backOffDelay, Reconnector } from '../../../../client/connection/Reconnector';

describe('back-off', () => {
  test('starts at about 200 ms, grows, and never waits longer than 2.4 s', () => {
    const delays = [0, 1, 2, 3, 10, 100].map((attempt) => backOffDelay(attempt, 0.5));
    expect(delays[0]).toBe(200);
    expect(delays.toSorted((a, b) => a - b)).toEqual(delays);
    expect(backOffDelay(1000, 1)).toBeLessThanOrEqual(2400);
  });

  test('is jittered, so that a crowd does not come back in one moment', () => {
    expect(backOffDelay(3, 0)).toBeLessThan(backOffDelay(3, 1));
  });
});

describe('reconnecting', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function failing(times: number) {
    const attempts: number[] = [];
    const attempt = async (failures: number) => {
      attempts.push(failures);
      if (attempts.length <= times) throw new Error('no network');
    };
    return { attempts, reconnector: new Reconnector(attempt, undefined, () => 0.5) };
  }
  const settle = () => jest.advanceTimersByTimeAsync(0);

  test('the first attempt is at once, the others wait longer and longer', async () => {
    const { attempts, reconnector } = failing(2);
    reconnector.start();
    await settle();
    expect(attempts).toEqual([0]);
    await jest.advanceTimersByTimeAsync(200);
    expect(attempts).toEqual([0, 1]);
    await jest.advanceTimersByTimeAsync(319);
    expect(attempts).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(attempts).toEqual([0, 1, 2]);
    expect(reconnector.active).toBe(false);
  });

  test('starting twice tries once', async () => {
    const { attempts, reconnector } = failing(0);
    reconnector.start();
    reconnector.start();
    await settle();
    expect(attempts).toHaveLength(1);
  });

  test('when the network returns nobody waits for the back-off', async () => {
    const { attempts, reconnector } = failing(1);
    reconnector.start();
    await settle();
    reconnector.hurry();
    await settle();
    expect(attempts).toHaveLength(2);
    expect(reconnector.active).toBe(false);
  });

  test('hurrying does not wake one that has nothing to do', async () => {
    const { attempts, reconnector } = failing(0);
    reconnector.hurry();
    await settle();
    expect(attempts).toEqual([]);
  });

  test('after stopping, an attempt that comes back late changes nothing', async () => {
    const { attempts, reconnector } = failing(5);
    reconnector.start();
    reconnector.stop();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(attempts).toHaveLength(1);
    expect(reconnector.active).toBe(false);
  });

  test('a final refusal ends it', async () => {
    let attempts = 0;
    const reconnector = new Reconnector(
      async () => {
        attempts += 1;
        throw new Error('forbidden');
      },
      () => false,
    );
    reconnector.start();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(attempts).toBe(1);
    expect(reconnector.active).toBe(false);
  });
});
