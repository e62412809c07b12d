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

test('what comes while a report is on its way goes with the next one', async () => {
  reports.add([first]);
  reports.add([second]);
  reports.add([third]);
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([[first], [second, third]]);
});

test('a report that came too early is made again when the server has said', async () => {
  answer = [
    () => Promise.reject(new RequestError({ code: 'rate-limited', message: 'slowly', retryAfter: 2 })),
  ];
  reports.add([first]);
  await jest.advanceTimersByTimeAsync(1999);
  expect(sent).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([[first], [first]]);
});

test('a report that failed otherwise is not repeated: the next bind tells what there is', async () => {
  answer = [() => Promise.reject(new RequestError({ code: 'unavailable', message: 'gone' }))];
  reports.add([first]);
  reports.add([second]);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([[first], [second]]);
});

function id(): ConsumerId {
  return ConsumerId.parse(randomUUID());
}
