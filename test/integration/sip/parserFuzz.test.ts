import { runSipParserFuzz } from '../../fuzz/sipParserFuzz';

test('[M9] twenty thousand mutants are read or refused, never thrown at and never slow', async () => {
  const report = await runSipParserFuzz({ iterations: 20_000, seed: 4475 });
  expect(report.failures).toEqual([]);
  expect(report.accepted).toBeGreaterThan(1000);
  // A reading that seems slow is judged by the processor time of the fastest of thirty more.
  expect(report.p9999Ms).toBeLessThan(1);
  expect(report.maxFastestMs).toBeLessThan(5);
});
