import { SelfTest } from '../../../../../server/admin/operations/SelfTest';

describe('the self-test', () => {
  test('names what passes with its measure and what fails with its cause', async () => {
    const report = await new SelfTest({
      database: async () => 'answers in 1 ms',
      disk: () => Promise.reject(new Error('no space left: free 1 GB')),
    }).run();
    expect(report).toMatchObject({
      passed: false,
      checks: [
        { name: 'database', state: 'passed', detail: 'answers in 1 ms' },
        { name: 'disk', state: 'failed', detail: 'no space left: free 1 GB' },
      ],
    });
  });

  test('fails a part that does not answer in time', async () => {
    jest.useFakeTimers();
    const report = new SelfTest({ sip: () => new Promise(() => undefined) }).run();
    await jest.advanceTimersByTimeAsync(5_000);
    jest.useRealTimers();
    expect((await report).checks[0]).toMatchObject({ state: 'failed', detail: 'no answer within 5 s' });
  });

  test('is done once for many who ask at the same time', async () => {
    let now = 0;
    let runs = 0;
    const check = async () => `run ${(runs += 1)}`;
    const selfTest = new SelfTest({ database: check }, () => now);
    await Promise.all([selfTest.run(), selfTest.run()]);
    expect(runs).toBe(1);
    now += 3_001;
    await selfTest.run();
    expect(runs).toBe(2);
  });
});
