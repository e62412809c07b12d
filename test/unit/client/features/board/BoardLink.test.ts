import { BoardLink, type BoardSocket } from '../../../../../client/features/board/BoardLink';
import type { Board } from '../../../../../server/board/Board';
import { boundsOf, overlap } from '../../../../../server/board/drawing/boundsOf';
import type { LoadRequest } from '../../../../../server/contract/boardLoad';
import {
  author,
  circle,
  create,
  newPageId,
  openBoard,
  operation,
} from '../../../../support/board/boardThings';
import { until } from '../../../../support/until';

const { participant } = author();

/** A way straight to a board, which answers each request when the one before is answered. */
function wayTo(board: Board) {
  const loads: LoadRequest[] = [];
  const request = async (name: string, body: never) => {
    if (name === 'board:open') return board.open({ id: participant, displayName: 'Carol' }, body);
    if (name !== 'board:load') return {};
    loads.push(body);
    return board.load(body);
  };
  const socket = { on: () => () => undefined, request } as unknown as BoardSocket;
  return { loads, link: new BoardLink(socket, participant) };
}

async function boardOf(objects: number) {
  const { board, page } = await openBoard();
  for (let made = 0; made < objects; made += 100) {
    const hundred = Array.from({ length: 100 }, (_, index) =>
      circle(page, { transform: { x: (made + index) * 10, y: 0, rotation: 0, scaleX: 1, scaleY: 1 } }),
    );
    await board.sequencer.submit(author(true), operation(...hundred.map(create)));
  }
  return { board, page };
}

test('[B11] of a large board comes first what is seen, then all of it', async () => {
  const { board, page } = await boardOf(3_000);
  const { link, loads } = wayTo(board);
  const within = { left: 20_000, top: 0, right: 21_000, bottom: 700 };
  link.seen = () => ({ page, within });
  const known: number[] = [];
  link.replica.on('changed', () => {
    const { document } = link.replica;
    if (document.objectsOn(page).some((object) => overlap(boundsOf(object), within)))
      known.push(document.objectsOn(page).length);
  });
  link.open();
  await until('the board is whole', () => link.replica.isComplete);
  // A hundred of ten pixels each, those before that reach into it, and the one at its edge.
  expect(known[0]).toBe(111);
  expect(loads[0]).toEqual({ page, after: 0, within });
  expect(loads.slice(1).map((load) => load.within)).toEqual(loads.slice(1).map(() => undefined));
  expect(link.replica.document.size).toBe(3_000);
  link.close();
  await board.close();
});

test('before anything is seen it is the corner of the first page', async () => {
  const { board, page } = await boardOf(1_100);
  const { link, loads } = wayTo(board);
  link.open();
  await until('the board is whole', () => link.replica.isComplete);
  expect(loads[0]).toMatchObject({ page, within: { left: 0, top: 0 } });
  link.close();
  await board.close();
});

test('a small board comes as it lies, and what is seen elsewhere does not matter', async () => {
  const { board, page } = await boardOf(200);
  const { link, loads } = wayTo(board);
  link.seen = () => ({ page: newPageId(), within: { left: 0, top: 0, right: 1, bottom: 1 } });
  link.open();
  await until('the board is whole', () => link.replica.isComplete);
  expect(loads).toEqual([{ page, after: 0 }]);
  link.close();
  await board.close();
});
