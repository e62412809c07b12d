import { runSipParserFuzz } from './sipParserFuzz';

/** `npm run fuzz -- [iterations] [seed]`: mutates SIP messages, by default a million times, and says what broke. */
async function main([iterations = '1000000', seed = String(Date.now() % 2 ** 31)]: string[]): Promise<void> {
  const report = await runSipParserFuzz({ iterations: Number(iterations), seed: Number(seed) });
  console.log(JSON.stringify({ seed: Number(seed), ...report }, null, 2));
  if (report.throws > 0 || report.p9999Ms > 1 || report.maxMedianMs > 5) process.exitCode = 1;
}

void main(process.argv.slice(2));
