import type { PageCapturedNotice } from '../../../../server/contract/board';
import { author, newKey, newPageId, openBoard, operation } from '../../../support/board/boardThings';

const ann = author(true);
const bob = author();

test('[B14] a page of a captured picture is told of once it is stored, with its number, and not again', async () => {
  const { board, store, meeting } = await openBoard();
  const told: PageCapturedNotice[] = [];
  board.on('pageCaptured', (notice) => {
    expect(store.commits(meeting).length).toBeGreaterThan(0);
    told.push(notice);
  });
  const make = (id: ReturnType<typeof newPageId>, order: string, more = {}) =>
    operation({ kind: 'createPage', page: { id, title: '', order, background: 'blank', ...more } });
  const [last, middle] = [newPageId(), newPageId()];
  await board.sequencer.submit(ann, make(last, 'x'));
  expect(told).toEqual([]);
  // Behind the first page, before the last.
  const captured = { kind: 'screen' as const, participant: ann.participant };
  await board.sequencer.submit(bob, make(middle, 'W', { captured }));
  expect(told).toEqual([{ participant: bob.participant, page: middle, number: 2, captured }]);
  await board.sequencer.undo(bob, newKey());
  await board.sequencer.redo(bob, newKey());
  expect(told).toHaveLength(1);
  expect(board.open({ id: ann.participant, displayName: 'Ann' }, {})).toMatchObject({
    pages: expect.arrayContaining([expect.objectContaining({ id: middle, captured })]),
  });
  await board.close();
});
