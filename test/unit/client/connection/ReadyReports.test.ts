import { randomUUID } from 'node:crypto';
import { ReadyReports } from '../../../../client/connection/ReadyReports';
import { RequestError } from '../../../../client/connection/RequestError';
import { ConsumerId } from '../../../../server/contract/ids';

const [first, second, third] = [id(), id(), id()];

let sent: ConsumerId[][];
let answer: (() => Promise<void>)[];
let reports: ReadyReports;

beforeEach(() => {
  jest.useFakeTimers();
  sent = [];
  answer = [];
  const request = (_name: string, { consumers }: { consumers: ConsumerId[] }) => {
    sent.push(consumers);
    return (answer.shift() ?? (() => Promise.resolve()))();
  };
  reports = new ReadyReports({ request: request as never });
});
afterEach(() => jest.useRealTimers());

const refuse = (code: 'rate-limited' | 'unavailable', retryAfter?: number) => () =>
  Promise.reject(new RequestError({ code, message: 'no', ...(retryAfter ? { retryAfter } : {}) }));

test('what comes while a report is on its way goes with the next one', async () => {
  reports.add([first]);
  reports.add([second]);
  reports.add([third]);
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([[first], [second, third]]);
});

test('a report that came too early is made again when the server has said', async () => {
  answer = [refuse('rate-limited', 2)];
  reports.add([first]);
  await jest.advanceTimersByTimeAsync(1999);
  expect(sent).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([[first], [first]]);
});

test('a report that was not heard is repeated, at once when a socket is back', async () => {
  answer = [refuse('unavailable'), refuse('unavailable')];
  reports.add([first]);
  await jest.advanceTimersByTimeAsync(0);
  reports.add([second]);
  reports.hurry();
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([[first], [first, second]]);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([[first], [first, second], [first, second]]);
});

test('once closed nothing is repeated', async () => {
  answer = [refuse('unavailable')];
  reports.add([first]);
  reports.close();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(1);
});

function id(): ConsumerId {
  return ConsumerId.parse(randomUUID());
}
