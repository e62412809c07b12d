import { runBoardFuzz } from '../../../fuzz/board/boardFuzz';

test.each([
  [1, 3, 1_000],
  [2, 10, 1_000],
  [3, 50, 1_000],
])('[T27] seed %i: %i clients on a bad network end with the same board', async (seed, clients, steps) => {
  const report = await runBoardFuzz({ seed, clients, steps });
  expect(report.broken).toEqual([]);
  expect(report.revision).toBeGreaterThan(clients);
  expect(report.refusals).toMatchObject({ 'lock-held': expect.any(Number), stale: expect.any(Number) });
});
