import { randomUUID } from 'node:crypto';
import { BoardReplica } from '../../../../client/features/board/BoardReplica';
import type { Board } from '../../../../server/board/Board';
import type { LockTarget } from '../../../../server/contract/board';
import { MeetingId } from '../../../../server/contract/ids';
import { boardHash } from '../../../support/board/boardHash';
import {
  at,
  author,
  circle,
  create,
  newGroupId,
  newKey,
  newPageId,
  openBoard,
  operation,
  remove,
  update,
} from '../../../support/board/boardThings';

const ann = author(true);
const bob = author();
const carol = author();

type Opened = Awaited<ReturnType<typeof openBoard>>;
let opened: Opened;
let board: Board;
beforeEach(async () => {
  opened = await openBoard();
  board = opened.board;
});
afterEach(() => opened.board.close());

const lockOf = (object: { id: ReturnType<typeof circle>['id'] }): LockTarget => ({
  kind: 'object',
  id: object.id,
});

/** What the board shows to whoever comes now. */
function shown(on: Board = board) {
  const replica = new BoardReplica(carol.participant);
  const reply = on.open({ id: carol.participant, displayName: 'Carol' }, {});
  replica.open(reply);
  for (const { id } of replica.document.pages)
    for (let after: number | null = 0; after !== null; ) {
      const loaded = on.load({ page: id, after });
      replica.load({ page: id }, loaded);
      after = loaded.next;
    }
  return replica.document;
}

test('[B2] each operation gets the next revision', async () => {
  const made = [create(circle(opened.page)), create(circle(opened.page)), create(circle(opened.page))];
  const revisions = await Promise.all(made.map((change) => board.sequencer.submit(bob, operation(change))));
  expect(revisions).toEqual([1, 2, 3]);
});

test('[B4] nobody is told of an operation before it is stored', async () => {
  const seen: number[] = [];
  board.on('committed', ({ commits }) => {
    expect(opened.store.commits(opened.meeting).length).toBeGreaterThanOrEqual(commits.length);
    seen.push(...commits.map(({ revision }) => revision));
  });
  const acknowledged = board.sequencer.submit(bob, operation(create(circle(opened.page))));
  expect(shown().size).toBe(0);
  await acknowledged;
  expect(seen).toEqual([1]);
  expect(shown().size).toBe(1);
});

test('[B5] all changes of an operation are done or none', async () => {
  const object = circle(opened.page);
  const impossible = operation(create(object), create(circle(newPageId())));
  await expect(board.sequencer.submit(bob, impossible)).rejects.toMatchObject({ code: 'unknown-object' });
  expect(await board.sequencer.submit(bob, operation(create(object)))).toBe(1);
});

test('[B5] what another has changed since is refused as stale, what one has seen is not', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.submit(carol, operation(update(object.id, 1, at(10))));
  const late = operation(update(object.id, 1, at(20)));
  await expect(board.sequencer.submit(bob, late)).rejects.toMatchObject({ code: 'stale' });
  expect(await board.sequencer.submit(bob, operation(update(object.id, 2, at(20))))).toBe(3);
  expect(await board.sequencer.submit(bob, operation(update(object.id, 2, at(30))))).toBe(4);
});

test('[B5] what another holds is refused, and so is what is gone', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.acquire(bob, { targets: [lockOf(object)], activity: 'moving' });
  const carols = () => board.sequencer.submit(carol, operation(remove(object.id, 1)));
  await expect(carols()).rejects.toMatchObject({ code: 'lock-held' });
  await board.sequencer.submit(bob, operation(remove(object.id, 1)));
  await expect(carols()).rejects.toMatchObject({ code: 'unknown-object' });
});

test('[B7] an operation that is sent twice is done once', async () => {
  const sent = operation(create(circle(opened.page)));
  const answers = [board.sequencer.submit(bob, sent), board.sequencer.submit(bob, sent)];
  expect(await Promise.all(answers)).toEqual([1, 1]);
  await opened.board.close();
  const again = await opened.reopen();
  expect(await again.sequencer.submit(bob, sent)).toBe(1);
  await again.close();
});

test('[B7] the key of another opens nothing', async () => {
  const sent = operation(create(circle(opened.page)));
  await board.sequencer.submit(bob, sent);
  await expect(board.sequencer.submit(carol, sent)).rejects.toMatchObject({ code: 'conflict' });
});

test('[B8] once the pen is taken no later operation is accepted, and hosts go on', async () => {
  await board.sequencer.submit(bob, operation(create(circle(opened.page))));
  const taking = board.sequencer.submit(ann, operation({ kind: 'permit', who: 'everyone', may: false }));
  const draw = (who: typeof bob) => board.sequencer.submit(who, operation(create(circle(opened.page))));
  await expect(draw(bob)).rejects.toMatchObject({ code: 'forbidden' });
  await taking;
  await draw(ann);
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: bob.participant, may: true }));
  await draw(bob);
  await expect(draw(carol)).rejects.toMatchObject({ code: 'forbidden' });
});

test('[B8] on a closed page only those draw whom a host has named', async () => {
  const set = { closed: true };
  const close = operation({ kind: 'updatePage', id: opened.page, base: 0, set });
  await expect(board.sequencer.submit(bob, close)).rejects.toMatchObject({ code: 'forbidden' });
  await board.sequencer.submit(ann, close);
  await expect(board.sequencer.submit(bob, operation(create(circle(opened.page))))).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('[B8] everybody is told who may draw, once it is stored, and what is asked afterwards says the same', async () => {
  const told: unknown[] = [];
  board.on('permissionsChanged', (permissions) => told.push(permissions));
  await board.sequencer.submit(bob, operation(create(circle(opened.page))));
  const taking = board.sequencer.submit(ann, operation({ kind: 'permit', who: bob.participant, may: false }));
  expect(told).toEqual([]);
  await taking;
  expect(told).toEqual([{ everyone: true, people: { [bob.participant]: false } }]);
  expect(board.permissions).toEqual(told[0]);
});

test('[B8] whom a host has named draws on a closed page too, and loses that with the pen', async () => {
  const close = { kind: 'updatePage', id: opened.page, base: 0, set: { closed: true } } as const;
  const draw = () => board.sequencer.submit(bob, operation(create(circle(opened.page))));
  await board.sequencer.submit(ann, operation(close));
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: bob.participant, may: true }));
  await draw();
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: bob.participant, may: null }));
  await expect(draw()).rejects.toMatchObject({ code: 'forbidden' });
});

test('[B8] nobody but a host gives the pen', async () => {
  const grab = operation({ kind: 'permit', who: bob.participant, may: true });
  await expect(board.sequencer.submit(bob, grab)).rejects.toMatchObject({ code: 'forbidden' });
});

test('[B9] the last page stays, a kind stays, a group is on one page', async () => {
  const object = circle(opened.page, { group: newGroupId() });
  await board.sequencer.submit(bob, operation(create(object)));
  const deleting = operation({ kind: 'deletePage', id: opened.page, base: 1 });
  await expect(board.sequencer.submit(bob, deleting)).rejects.toMatchObject({ code: 'conflict' });
  const shape = { kind: 'sticky', text: '', width: 1, height: 1 } as const;
  await expect(board.sequencer.submit(bob, operation(update(object.id, 1, { shape })))).rejects.toMatchObject(
    { code: 'conflict' },
  );
  const page = { id: newPageId(), title: '', order: 'W', background: 'blank' } as const;
  const elsewhere = circle(page.id, { group: object.group });
  await expect(
    board.sequencer.submit(bob, operation({ kind: 'createPage', page }, create(elsewhere))),
  ).rejects.toMatchObject({ code: 'conflict' });
});

test('[L5] whoever gets a lock has been told of every operation before it', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  const told: string[] = [];
  board.on('committed', ({ commits }) => told.push(...commits.map(({ revision }) => `commit ${revision}`)));
  board.on('locksChanged', ({ acquired }) => told.push(...acquired.map(({ since }) => `lock ${since}`)));
  void board.sequencer.submit(bob, operation(update(object.id, 1, at(10))));
  await board.sequencer.acquire(carol, { targets: [lockOf(object)], activity: 'moving' });
  expect(told).toEqual(['commit 2', 'lock 2']);
});

test('[L2] a lock of what vanishes ends with it', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.acquire(bob, { targets: [lockOf(object)], activity: 'moving' });
  await board.sequencer.submit(bob, operation(remove(object.id, 1)));
  expect(board.sequencer.locks.views).toEqual([]);
});

test('[L2] with the pen go the locks of whoever had it, and nobody else’s', async () => {
  const [bobs, anns] = [circle(opened.page), circle(opened.page)];
  await board.sequencer.submit(bob, operation(create(bobs), create(anns)));
  await board.sequencer.acquire(bob, { targets: [lockOf(bobs)], activity: 'moving' });
  await board.sequencer.acquire(ann, { targets: [lockOf(anns)], activity: 'moving' });
  const released: LockTarget[] = [];
  board.on('locksChanged', (notice) => released.push(...notice.released));
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: 'everyone', may: false }));
  expect(released).toEqual([lockOf(bobs)]);
  expect(board.sequencer.locks.views.map(({ holder }) => holder)).toEqual([ann.participant]);
});

test('[L2] a page that is closed lets go what others hold on it', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.acquire(bob, { targets: [lockOf(object)], activity: 'moving' });
  const set = { closed: true };
  await board.sequencer.submit(ann, operation({ kind: 'updatePage', id: opened.page, base: 1, set }));
  expect(board.sequencer.locks.views).toEqual([]);
});

test('[L6] whoever may not draw locks nothing', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(ann, operation(create(object)));
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: 'everyone', may: false }));
  await expect(
    board.sequencer.acquire(bob, { targets: [lockOf(object)], activity: 'moving' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});

test("[U1] undo takes back one's own latest, redo does it again", async () => {
  const [bobs, carols] = [circle(opened.page), circle(opened.page)];
  await board.sequencer.submit(bob, operation(create(bobs)));
  await board.sequencer.submit(bob, operation(update(bobs.id, 1, at(50))));
  await board.sequencer.submit(carol, operation(create(carols)));
  await board.sequencer.undo(bob, newKey());
  expect(shown().object(bobs.id)?.transform.x).toBe(0);
  await board.sequencer.undo(bob, newKey());
  expect(shown().object(bobs.id)).toBeUndefined();
  expect(await board.sequencer.undo(bob, newKey())).toBeNull();
  expect(shown().object(carols.id)).toBeDefined();
  await board.sequencer.redo(bob, newKey());
  await board.sequencer.redo(bob, newKey());
  expect(shown().object(bobs.id)?.transform.x).toBe(50);
  expect(await board.sequencer.redo(bob, newKey())).toBeNull();
});

test("[U1] what one has deleted of another comes back as the other's", async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.submit(carol, operation(remove(object.id, 1)));
  await board.sequencer.undo(carol, newKey());
  expect(shown().object(object.id)).toMatchObject({ author: bob.participant, changedBy: carol.participant });
});

test('[U2] undo leaves alone what another has changed since, and goes on to what is older', async () => {
  const [first, second] = [circle(opened.page), circle(opened.page)];
  await board.sequencer.submit(bob, operation(create(first)));
  await board.sequencer.submit(bob, operation(create(second)));
  await board.sequencer.submit(carol, operation(update(second.id, 2, at(70))));
  await board.sequencer.undo(bob, newKey());
  expect(shown().object(second.id)?.transform.x).toBe(70);
  expect(shown().object(first.id)).toBeUndefined();
});

test("[U2] it does not reach past the work of another to one's own before it", async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.submit(bob, operation(update(object.id, 1, at(10))));
  await board.sequencer.submit(carol, operation(update(object.id, 2, at(20))));
  await board.sequencer.submit(bob, operation(update(object.id, 3, at(30))));
  await board.sequencer.undo(bob, newKey());
  expect(shown().object(object.id)?.transform.x).toBe(20);
  expect(await board.sequencer.undo(bob, newKey())).toBeNull();
  expect(shown().object(object.id)?.transform.x).toBe(20);
});

test('[U3] a page stays while another has something on it', async () => {
  const page = { id: newPageId(), title: '', order: 'W', background: 'grid' } as const;
  await board.sequencer.submit(bob, operation({ kind: 'createPage', page }));
  await board.sequencer.submit(carol, operation(create(circle(page.id))));
  expect(await board.sequencer.undo(bob, newKey())).toBeNull();
  expect(shown().page(page.id)).toBeDefined();
});

test('[U1] a page that was deleted comes back with everything on it', async () => {
  const page = { id: newPageId(), title: '', order: 'W', background: 'grid' } as const;
  const object = circle(page.id);
  await board.sequencer.submit(bob, operation({ kind: 'createPage', page }, create(object)));
  await board.sequencer.submit(carol, operation({ kind: 'deletePage', id: page.id, base: 1 }));
  expect(shown().object(object.id)).toBeUndefined();
  await board.sequencer.undo(carol, newKey());
  expect(shown().object(object.id)).toMatchObject({ author: bob.participant });
});

test('[U4] a new operation ends what could be done again', async () => {
  await board.sequencer.submit(bob, operation(create(circle(opened.page))));
  await board.sequencer.undo(bob, newKey());
  await board.sequencer.submit(bob, operation(create(circle(opened.page))));
  expect(await board.sequencer.redo(bob, newKey())).toBeNull();
});

test('[U5] undo gives nobody the pen back', async () => {
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: 'everyone', may: false }));
  expect(await board.sequencer.undo(ann, newKey())).toBeNull();
});

test('[U6] after a restart each goes on taking back where they were', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.submit(bob, operation(update(object.id, 1, at(5))));
  await board.sequencer.undo(bob, newKey());
  const again = await opened.reopen();
  await again.sequencer.redo(bob, newKey());
  expect(shown(again).object(object.id)?.transform.x).toBe(5);
  await again.close();
});

test('[B11] a board is opened again as it was left, from the whole document and from the log', async () => {
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object), create(circle(opened.page))));
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: bob.participant, may: false }));
  const before = boardHash(shown());
  const fromLog = await opened.reopen();
  expect(boardHash(shown(fromLog))).toBe(before);
  await board.close();
  const fromSnapshot = await opened.reopen();
  expect(boardHash(shown(fromSnapshot))).toBe(before);
  await Promise.all([fromLog.close(), fromSnapshot.close()]);
});

test('[B12] while the database is away operations wait, and are acknowledged once it is back', async () => {
  opened.store.failure = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
  expect(await board.sequencer.submit(bob, operation(create(circle(opened.page))))).toBe(1);
});

test('what can never be stored is refused, and the board says that it is broken', async () => {
  const broken = board.once('broken');
  opened.store.failure = new Error('no such table');
  await expect(board.sequencer.submit(bob, operation(create(circle(opened.page))))).rejects.toThrow(
    'no such table',
  );
  await broken;
  const again = await opened.reopen();
  expect(shown(again).size).toBe(0);
  await again.close();
});

test('[B13] a board begins with what the last one of its series was left with, and then goes its own way', async () => {
  const { store, meeting } = opened;
  const next = MeetingId.parse(randomUUID());
  store.series = [meeting, MeetingId.parse(randomUUID()), next];
  const object = circle(opened.page);
  await board.sequencer.submit(bob, operation(create(object)));
  await board.sequencer.submit(ann, operation({ kind: 'permit', who: 'everyone', may: false }));
  const { board: later } = await openBoard(store, next);
  expect(shown(later).objectsOn(opened.page)).toMatchObject([{ id: object.id, author: bob.participant }]);
  expect(shown(later).permissions.everyone).toBe(true);
  // What was there from the start is not stale for anybody.
  await later.sequencer.submit(carol, operation(update(object.id, 0, at(10))));
  await board.sequencer.submit(ann, operation(remove(object.id, 1)));
  await later.close();
  const { board: again } = await openBoard(store, next);
  expect(shown(again).object(object.id)?.transform.x).toBe(10);
  await again.close();
});

test('[B13] without an earlier one it begins with an empty page', async () => {
  const next = MeetingId.parse(randomUUID());
  opened.store.series = [next, opened.meeting];
  await board.sequencer.submit(bob, operation(create(circle(opened.page))));
  const { board: earlier } = await openBoard(opened.store, next);
  expect(shown(earlier).size).toBe(0);
  await earlier.close();
});
