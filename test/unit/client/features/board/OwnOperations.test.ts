import { RequestError } from '../../../../../client/connection/RequestError';
import { BoardLink, type BoardSocket } from '../../../../../client/features/board/BoardLink';
import type { Board } from '../../../../../server/board/Board';
import type { BoardAuthor } from '../../../../../server/board/mayDraw';
import type { Change } from '../../../../../server/contract/board';
import type { BoardPageId } from '../../../../../server/contract/ids';
import { PlenumError } from '../../../../../server/kernel/PlenumError';
import { boardHash } from '../../../../support/board/boardHash';
import {
  at,
  author,
  circle,
  create,
  newKey,
  openBoard,
  remove,
  update,
} from '../../../../support/board/boardThings';
import { until } from '../../../../support/until';

/** A link straight to a board, told of everything as the socket tells it; what `wire` throws is a refusal. */
async function linkTo(board: Board, who: BoardAuthor, wire: (name: string) => void = () => undefined) {
  const answers: Record<string, (body: never) => unknown> = {
    'board:open': (body) => board.open({ id: who.participant, displayName: 'Carol' }, body),
    'board:load': (body) => board.load(body),
    'board:submit': async (body) => ({ revision: await board.sequencer.submit(who, body) }),
    'board:undo': async ({ key }: { key: never }) => ({ revision: await board.sequencer.undo(who, key) }),
    'board:redo': async ({ key }: { key: never }) => ({ revision: await board.sequencer.redo(who, key) }),
  };
  const sent: string[] = [];
  const request = async (name: string, body: never) => {
    sent.push(name);
    try {
      wire(name);
      return structuredClone(await answers[name]?.(structuredClone(body)));
    } catch (error) {
      throw error instanceof PlenumError ? new RequestError(error.toReply()) : error;
    }
  };
  const on = (name: string, listen: (notice: unknown) => void) =>
    name === 'board:committed'
      ? board.on('committed', (notice) => listen(structuredClone(notice)))
      : () => undefined;
  const link = new BoardLink({ on, request } as unknown as BoardSocket, who.participant, newKey);
  const refusals: string[] = [];
  link.on('refused', ({ code }) => refusals.push(code));
  link.open();
  await until('the board is open', () => link.replica.isComplete);
  const settled = () =>
    until(
      'it is in step',
      () => link.replica.pending.length === 0 && link.replica.revision === revisionOf(board),
    );
  return { link, refusals, sent, settled };
}

const revisionOf = (board: Board) =>
  board.open({ id: author().participant, displayName: 'Eve' }, {}).revision;
const circles = (page: BoardPageId, count: number): Change[] =>
  Array.from({ length: count }, () => create(circle(page)));
const idsOf = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.kind === 'create' ? [change.object.id] : []));

async function story() {
  const { board, page } = await openBoard();
  const way = await linkTo(board, author(true));
  return { board, page, ...way };
}

test('[B15] what one does with many objects is several operations, and is there whole', async () => {
  const { board, page, link, settled, refusals } = await story();
  const made = circles(page, 500);
  link.propose(made);
  expect(link.replica.document.size).toBe(500);
  await settled();
  const base = link.replica.revision;
  link.propose(idsOf(made).map((id) => update(id, base, at(33))));
  await settled();
  expect(link.replica.document.objectsOn(page).every(({ transform }) => transform.x === 33)).toBe(true);
  const eve = await linkTo(board, author());
  expect(boardHash(eve.link.replica.document)).toBe(boardHash(link.replica.document));
  expect(refusals).toEqual([]);
  for (const each of [link, eve.link]) each.close();
  await board.close();
});

test('[U7] an act of several operations is taken back in one go and done again in one go, and no more than it', async () => {
  const { board, page, link, settled } = await story();
  link.propose(circles(page, 3));
  link.propose(circles(page, 500));
  // Asked for before the act has been sent.
  link.undo();
  await until('it is taken back', () => link.replica.document.size === 3);
  await settled();
  link.redo();
  await until('it is done again', () => link.replica.document.size === 503);
  await settled();
  link.undo();
  await until('it is taken back again', () => link.replica.document.size === 3);
  link.undo();
  await until('so is what was before it', () => link.replica.document.size === 0);
  link.close();
  await board.close();
});

test('[B15] where one operation of an act is refused, nothing of the act stays, and it is said why', async () => {
  const { board, page, link, settled, refusals } = await story();
  const made = circles(page, 500);
  link.propose(made);
  await settled();
  const bob = author(true);
  const held = idsOf(made)[300];
  if (!held) throw new Error('there are five hundred');
  await board.sequencer.acquire(bob, { targets: [{ kind: 'object', id: held }], activity: 'moving' });
  const base = link.replica.revision;
  link.propose(idsOf(made).map((id) => remove(id, base)));
  const later = create(circle(page));
  link.propose([later]);
  await until('what was done of it is back', () => refusals.length > 0 && link.replica.document.size === 501);
  await settled();
  expect(refusals).toEqual(['lock-held']);
  expect(idsOf([...made, later]).every((id) => link.replica.document.object(id))).toBe(true);
  link.close();
  await board.close();
});

test('[B15] a change that no message can hold is refused with a sentence and not sent', async () => {
  const { board, page, link, refusals, sent } = await story();
  const shape = { kind: 'stroke', pen: 'pen', points: 'A'.repeat(70_000) } as const;
  link.propose([create(circle(page, { shape }))]);
  expect(refusals).toEqual(['too-large']);
  expect(link.replica.document.size).toBe(0);
  expect(sent).not.toContain('board:submit');
  link.close();
  await board.close();
});

test('[B7] [B15] an act that is cut off by a lost connection goes on where it was', async () => {
  const { board, page } = await openBoard();
  let submits = 0;
  const way = await linkTo(board, author(true), (name) => {
    if (name === 'board:submit') submits += 1;
    if (submits === 3 && name === 'board:submit')
      throw new RequestError({ code: 'unavailable', message: 'The server cannot be reached.' });
  });
  way.link.propose(circles(page, 500));
  await until('it is cut off', () => submits === 3);
  way.link.open();
  await way.settled();
  expect(way.link.replica.document.size).toBe(500);
  way.link.undo();
  await until('it is still one act', () => way.link.replica.document.size === 0);
  way.link.close();
  await board.close();
});
