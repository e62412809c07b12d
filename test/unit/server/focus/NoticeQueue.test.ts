import { NoticeQueue } from '../../../../server/focus/NoticeQueue';

const lost = { reason: 'worker-died' } as const;

test('what is told before anyone listens arrives in order once someone does', () => {
  const queue = new NoticeQueue();
  queue.tell('media:lost', lost);
  queue.tell('conference:ended', { reason: 'left' });
  const heard: string[] = [];
  queue.listen((name) => heard.push(name));
  expect(heard).toEqual(['media:lost', 'conference:ended']);
});

test('a later listener takes the place of an earlier one, whose undoing changes nothing', () => {
  const queue = new NoticeQueue();
  const first: string[] = [];
  const second: string[] = [];
  const undoFirst = queue.listen((name) => first.push(name));
  queue.listen((name) => second.push(name));
  undoFirst();
  queue.tell('media:lost', lost);
  expect({ first, second }).toEqual({ first: [], second: ['media:lost'] });
});

test('between two listeners notices wait', () => {
  const queue = new NoticeQueue();
  queue.listen(() => undefined)();
  queue.tell('media:lost', lost);
  const heard: string[] = [];
  queue.listen((name) => heard.push(name));
  expect(heard).toEqual(['media:lost']);
});
