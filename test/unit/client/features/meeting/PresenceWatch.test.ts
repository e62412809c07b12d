import { type PresenceNews, PresenceWatch } from '../../../../../client/features/meeting/PresenceWatch';
import { person } from './roster';

const ann = person('Ann');
const bob = person('Bob');
const carol = person('Carol');

describe('news of comings and goings', () => {
  let news: PresenceNews[];
  let watch: PresenceWatch;

  beforeEach(() => {
    jest.useFakeTimers();
    news = [];
    watch = new PresenceWatch((said) => news.push(said));
    watch.look([ann]);
  });
  afterEach(() => {
    watch.close();
    jest.useRealTimers();
  });

  const settle = () => jest.advanceTimersByTime(2000);

  test('who is there at the beginning is no news', () => {
    settle();
    expect(news).toEqual([]);
  });

  test('one person is named', () => {
    watch.look([ann, bob]);
    settle();
    watch.look([bob]);
    settle();
    expect(news).toEqual([
      { news: 'joined', name: 'Bob' },
      { news: 'left', name: 'Ann' },
    ]);
  });

  test('a crowd is one sentence', () => {
    watch.look([ann, bob]);
    watch.look([ann, bob, carol]);
    settle();
    expect(news).toEqual([{ news: 'joinedMany', count: 2 }]);
  });

  test('who drops out and is back at once is not mentioned', () => {
    watch.look([]);
    watch.look([ann]);
    settle();
    expect(news).toEqual([]);
  });
});
