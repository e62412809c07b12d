import { BoardDocument } from '../../server/board/BoardDocument';
import type { BoardStore } from '../../server/board/OperationLog';
import type { Commit } from '../../server/contract/board';
import type { MeetingId } from '../../server/contract/ids';
import { author, circle, create, newKey, newPageId } from '../support/board/boardThings';

const NINE = new Date('2026-03-02T09:00:00Z');
const ann = author();

export interface BoardStoreSubject {
  readonly store: BoardStore;
  readonly meeting: MeetingId;
  /** Makes meetings of one series, earliest first. */
  stageSeries(): Promise<readonly MeetingId[]>;
  close(): Promise<void>;
}

function commit(revision: number, more: Partial<Commit> = {}): Commit {
  const changes = [create(circle(newPageId()))];
  return { revision, key: newKey(), author: ann.participant, changes, ...more };
}

/** What every place where boards are kept must do. */
export function boardStoreSuite(open: () => Promise<BoardStoreSubject>): void {
  let subject: BoardStoreSubject;
  beforeEach(async () => {
    subject = await open();
  });
  afterEach(() => subject.close());

  const append = (...commits: Commit[]) => subject.store.append(subject.meeting, commits, NINE);
  const load = () => subject.store.load(subject.meeting);

  test('[B3] what was appended is there, in order and as it was', async () => {
    const commits = [commit(1), commit(2, { undoes: 1 }), commit(3, { redoes: 2 })];
    await append(...commits.slice(0, 2));
    await append(...commits.slice(2));
    const { tail, snapshot } = await load();
    expect(tail).toEqual(commits);
    expect(snapshot).toBeUndefined();
  });

  test('[B12] appended again, because no answer came, it is there once', async () => {
    const [first, second] = [commit(1), commit(2)];
    await append(first);
    await append(first, second);
    expect((await load()).tail).toEqual([first, second]);
  });

  test('[B2] another operation of the same revision is refused', async () => {
    await append(commit(1));
    await expect(append(commit(1))).rejects.toThrow('another');
  });

  test('[B11] with the whole document at one revision, only what came since is to be applied', async () => {
    const [first, second] = [commit(1), commit(2)];
    await append(first, second);
    const document = BoardDocument.withPage(newPageId());
    for (let index = 0; index < 1_200; index++)
      document.putObject({
        ...circle(newPageId()),
        author: ann.participant,
        changedBy: ann.participant,
        revision: 1,
      });
    document.revision = 1;
    await subject.store.saveSnapshot(subject.meeting, document.snapshot());
    const { snapshot, tail, keys } = await load();
    expect(snapshot).toEqual(document.snapshot());
    expect(tail).toEqual([second]);
    expect(keys).toEqual([{ key: first.key, revision: 1 }]);
  });

  test('[B13] of a series the last board before it counts on which anything is, and no other', async () => {
    const [first, second, third, fourth] = await subject.stageSeries();
    if (!first || !second || !third || !fourth) throw new Error('four meetings are wanted');
    expect(await subject.store.earlier(third)).toBeUndefined();
    await subject.store.append(first, [commit(1)], NINE);
    await subject.store.append(fourth, [commit(1)], NINE);
    expect(await subject.store.earlier(third)).toBe(first);
    expect(await subject.store.earlier(first)).toBeUndefined();
    await subject.store.append(second, [commit(1)], NINE);
    expect(await subject.store.earlier(third)).toBe(second);
    expect(await subject.store.earlier(subject.meeting)).toBeUndefined();
  });

  test('[B13] what a board begins with is there, with the names of those who made it', async () => {
    const document = BoardDocument.withPage(newPageId());
    const people = [{ id: ann.participant, displayName: 'Ann' }];
    const [earlier] = await subject.stageSeries();
    if (!earlier) throw new Error('an earlier meeting is wanted');
    await subject.store.begin(subject.meeting, { snapshot: document.snapshot(), earlier, authors: people });
    expect(await load()).toMatchObject({ snapshot: document.snapshot(), tail: [], people });
  });
}
