/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import type { BoardSocket } from '../../../../client/features/board/BoardLink';
import type { StageModel } from '../../../../client/features/meeting/useStageModel';
import { MeetingNews } from '../../../../client/pages/MeetingNews';
import type { PageCapturedNotice } from '../../../../server/contract/board';
import { BoardPageId, ParticipantId } from '../../../../server/contract/ids';
import { showPage } from '../showPage';

const idOf = (last: string) => ParticipantId.parse(`00000000-0000-4000-8000-00000000000${last}`);
const [ann, bob, carol] = [idOf('a'), idOf('b'), idOf('c')];
const page = BoardPageId.parse(idOf('1'));

/** Ann is in a meeting with Bob and Carol, and looks at the pictures. */
async function enter(language: 'en' | 'zh-CN' = 'en') {
  let hear: (notice: PageCapturedNotice) => void = () => undefined;
  const socket = {
    on: (_name: string, listener: typeof hear) => {
      hear = listener;
      return () => undefined;
    },
  } as unknown as BoardSocket;
  const participants = [
    { id: ann, displayName: 'Ann' },
    { id: bob, displayName: 'Bob' },
    { id: carol, displayName: 'Carol' },
  ];
  const [shown, toggled] = [[] as string[], [] as true[]];
  const stage = {
    session: { socket },
    snapshot: { self: ann, roster: { participants } },
    boardOpen: false,
    toggleBoard: () => toggled.push(true),
  } as unknown as StageModel;
  await showPage(<MeetingNews stage={stage} onShow={(id) => shown.push(id)} />, { language });
  const tell = (captured: PageCapturedNotice['captured'], number = 3) =>
    act(async () => hear({ participant: bob, page, number, captured }));
  return { tell, shown, toggled };
}

/** What stands beside the button, and what is said. */
const read = () => ({
  shown: screen.queryByRole('button', { name: /^(Dismiss|知道了)$/ })?.parentElement?.querySelector('p')
    ?.textContent,
  said: document.querySelector('[aria-live=polite]')?.textContent,
});

test.each([
  ['en', { kind: 'camera', participant: carol }, 'Bob put Carol’s picture on page 3.'],
  ['en', { kind: 'camera', participant: bob }, 'Bob put their own picture on page 3.'],
  ['en', { kind: 'screen', participant: ann }, 'Bob put a picture of your screen on page 3.'],
  ['en', { kind: 'board' }, 'Bob put a part of the whiteboard on page 3.'],
  ['zh-CN', { kind: 'screen', participant: carol }, 'Bob 将 Carol 的屏幕画面放到了第 3 页。'],
  ['zh-CN', { kind: 'window' }, 'Bob 将屏幕画面放到了第 3 页。'],
] as const)('in %s, that %j was captured is shown and said: %s', async (language, captured, sentence) => {
  const { tell } = await enter(language);
  await tell(captured);
  expect(read()).toEqual({ shown: sentence, said: sentence });
});

test('the news leads to the page and is gone then; the latest stands until it is read', async () => {
  const { tell, shown, toggled } = await enter();
  await tell({ kind: 'board' }, 2);
  await tell({ kind: 'window' }, 3);
  expect(read().shown).toBe('Bob put a picture of a screen on page 3.');
  fireEvent.click(screen.getByRole('button', { name: 'Show the page' }));
  expect([shown, toggled]).toEqual([[page], [true]]);
  expect(read().shown).toBeUndefined();
});

test('news that nobody reads goes by itself', async () => {
  const { tell } = await enter();
  jest.useFakeTimers();
  await tell({ kind: 'board' });
  expect(read().shown).toBeDefined();
  act(() => void jest.advanceTimersByTime(20_000));
  expect(read().shown).toBeUndefined();
  jest.useRealTimers();
});
