import { WorkerWatchdog } from '../../../media/WorkerWatchdog';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('[M6] a worker that answers is left alone', async () => {
  const hung = jest.fn();
  const watchdog = new WorkerWatchdog(() => Promise.resolve(), hung);
  await jest.advanceTimersByTimeAsync(60_000);
  watchdog.close();
  expect(hung).not.toHaveBeenCalled();
});

test('[M6] a worker that stops answering is given up within 5 s', async () => {
  const hung = jest.fn();
  const watchdog = new WorkerWatchdog(() => new Promise(() => undefined), hung);
  await jest.advanceTimersByTimeAsync(4999);
  expect(hung).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(hung).toHaveBeenCalledTimes(1);
  watchdog.close();
});

test('[M6] if this process itself was stopped, the worker is not to blame', async () => {
  const hung = jest.fn();
  let answer = (): void => undefined;
  const watchdog = new WorkerWatchdog(() => new Promise((resolve) => void (answer = () => resolve(0))), hung);
  await jest.advanceTimersByTimeAsync(1000);
  jest.setSystemTime(Date.now() + 10_000);
  await jest.advanceTimersByTimeAsync(1000);
  answer();
  await jest.advanceTimersByTimeAsync(500);
  watchdog.close();
  expect(hung).not.toHaveBeenCalled();
});
