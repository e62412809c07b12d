import { RequestError } from '../../../../../client/connection/RequestError';
import { UnansweredError } from '../../../../../client/connection/UnansweredError';
import { PACE, type Parcel, SendQueue } from '../../../../../client/features/board/SendQueue';

let clock = 0;
beforeEach(() => {
  clock = 0;
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

/** A queue whose parcels are answered by hand. */
function openQueue() {
  const queue = new SendQueue(PACE, () => clock);
  const sent: string[] = [];
  const done: string[] = [];
  const answers = new Map<string, { resolve(): void; reject(error: Error): void }>();
  const parcel = (name: string, { bytes = 100, isAlone = false } = {}): Parcel => ({
    bytes,
    isAlone,
    send: () => {
      sent.push(name);
      return new Promise((resolve, reject) =>
        answers.set(name, { resolve: () => resolve(() => void done.push(name)), reject }),
      );
    },
    refused: ({ code }) => void done.push(`${name} ${code}`),
  });
  const settle = async (name: string, error?: Error) => {
    const answer = answers.get(name);
    if (error) answer?.reject(error);
    else answer?.resolve();
    await jest.advanceTimersByTimeAsync(0);
  };
  const pass = async (ms: number) => {
    clock += ms;
    await jest.advanceTimersByTimeAsync(ms);
  };
  return { queue, sent, done, parcel, settle, pass };
}

const limited = () => new RequestError({ code: 'rate-limited', message: 'Too often.', retryAfter: 2 });

test('nothing is sent before the board is open, then all that is small without waiting', () => {
  const { queue, sent, parcel } = openQueue();
  queue.add(parcel('a'), parcel('b'));
  expect(sent).toEqual([]);
  queue.restart();
  expect(sent).toEqual(['a', 'b']);
});

test('[B15] the slices of an act go one after the other, and what is done later goes after them', async () => {
  const { queue, sent, done, parcel, settle } = openQueue();
  queue.restart();
  queue.add(parcel('a', { isAlone: true }), parcel('b', { isAlone: true }), parcel('c'));
  expect(sent).toEqual(['a']);
  await settle('a');
  expect(sent).toEqual(['a', 'b']);
  await settle('b');
  expect(sent).toEqual(['a', 'b', 'c']);
  expect(done).toEqual(['a', 'b']);
});

test('[B15] what is told to wait is sent again before anything that comes after it', async () => {
  const { queue, sent, parcel, settle, pass } = openQueue();
  queue.restart();
  queue.add(parcel('a'));
  await settle('a', limited());
  queue.add(parcel('b'));
  await pass(1_900);
  expect(sent).toEqual(['a']);
  await pass(200);
  expect(sent).toEqual(['a', 'a', 'b']);
});

test('[B15] more is not sent than the server takes from one socket', async () => {
  const { queue, sent, parcel, settle, pass } = openQueue();
  queue.restart();
  const names = Array.from({ length: 40 }, (_, index) => `p${index}`);
  queue.add(...names.map((name) => parcel(name, { bytes: 48 * 1024, isAlone: true })));
  for (const name of names.slice(0, 8)) await settle(name);
  // 256 KiB at once.
  expect(sent.length).toBe(5);
  await pass(1_000);
  for (const name of names.slice(0, 20)) await settle(name);
  const kib = sent.length * 48;
  expect(kib).toBeGreaterThan(256);
  expect(kib).toBeLessThanOrEqual(256 + 320);
});

test('a final refusal is told, and the next goes', async () => {
  const { queue, sent, done, parcel, settle } = openQueue();
  queue.restart();
  queue.add(parcel('a', { isAlone: true }), parcel('b'));
  await settle('a', new RequestError({ code: 'forbidden', message: 'No.' }));
  expect(done).toEqual(['a forbidden']);
  expect(sent).toEqual(['a', 'b']);
});

test('[B7] on another connection all that has no answer is sent again, in its order; late answers do not count', async () => {
  const { queue, sent, done, parcel, settle } = openQueue();
  queue.restart();
  queue.add(parcel('a'), parcel('b'));
  await settle('a');
  const before = settle('b', new UnansweredError());
  queue.restart();
  await before;
  expect(sent).toEqual(['a', 'b', 'b']);
  expect(done).toEqual(['a']);
  await settle('b');
  expect(done).toEqual(['a', 'b']);
  expect(queue.isEmpty).toBe(true);
});
