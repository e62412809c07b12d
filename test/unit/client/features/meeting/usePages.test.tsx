/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import type { TileKey } from '../../../../../client/features/meeting/tiles';
import { ROTATION_SECONDS, usePages } from '../../../../../client/features/meeting/usePages';
import { ParticipantId } from '../../../../../server/contract/ids';

const keys = Array.from({ length: 5 }, (_, n): TileKey => {
  const id = ParticipantId.parse(`00000000-0000-4000-8000-00000000000${n}`);
  return `${id}/camera`;
});
const stage = { width: 1200, height: 700 };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function show(wish: { rotating: boolean; keys?: readonly TileKey[] }) {
  const usual = { keys, layout: '2', stage, main: undefined, pinned: false } as const;
  return renderHook((now: typeof wish) => usePages({ ...usual, ...now }), { initialProps: wish });
}

const wait = (seconds: number) => act(async () => jest.advanceTimersByTime(seconds * 1000));

test('pages turn by themselves every so often, and begin again after the last', async () => {
  const { result } = show({ rotating: true });
  expect(result.current.shown).toEqual(keys.slice(0, 2));
  await wait(ROTATION_SECONDS - 1);
  expect(result.current.page).toBe(0);
  await wait(1);
  expect(result.current.shown).toEqual(keys.slice(2, 4));
  await wait(ROTATION_SECONDS);
  await wait(ROTATION_SECONDS);
  expect(result.current.page).toBe(0);
});

test('whoever turns a page by hand has it for the whole time', async () => {
  const { result } = show({ rotating: true });
  await wait(ROTATION_SECONDS - 1);
  await act(async () => result.current.turn('next'));
  await wait(ROTATION_SECONDS - 1);
  expect(result.current.page).toBe(1);
  await wait(1);
  expect(result.current.page).toBe(2);
});

test('nothing turns unless it was asked for, nor where all fit', async () => {
  const { result, rerender } = show({ rotating: false });
  await wait(5 * ROTATION_SECONDS);
  expect(result.current.page).toBe(0);
  rerender({ rotating: true, keys: keys.slice(0, 2) });
  await wait(5 * ROTATION_SECONDS);
  expect(result.current).toMatchObject({ page: 0, pages: 1 });
});
