import { parseArgs } from 'node:util';
import type { Bench, Figures } from './Bench';
import { benches } from './benches';
import { benchGround } from './benchGround';
import { toTable } from './toTable';

const HELP = `npm run bench -- [--json] [--only NAME] [--runs N]

--json       prints one JSON object, name to {value, unit, low, high, against, ratio}
--only NAME  measures the figures whose names begin so
--runs N     makes each figure of so many runs
`;

/** `npm run bench`: measures what the product promises. Never fails because something is slow; says the ratios. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      runs: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const isWanted = (name: string) => name.startsWith(values.only);
  const wanted = benches.filter(({ names }) => names.some(isWanted));
  const runs = values.runs === undefined ? undefined : readRuns(values.runs);
  if (wanted.length === 0) throw new Error(`there is no figure ${values.only}: ${allNames().join(', ')}`);

  const ground = await benchGround({ withProduct: wanted.some(({ needsProduct }) => needsProduct) });
  try {
    const measured = await measureAll(wanted, runs);
    const figures = Object.fromEntries(Object.entries(measured).filter(([name]) => isWanted(name)));
    process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : toTable(figures));
  } finally {
    await ground.close();
  }
}

/** One after the other; one that breaks is told and left out. */
async function measureAll(wanted: readonly Bench[], runs: number | undefined): Promise<Figures> {
  let figures: Figures = {};
  for (const bench of wanted) {
    const name = bench.names.join(', ');
    const began = performance.now();
    process.stderr.write(`… ${name}\n`);
    try {
      figures = { ...figures, ...(await bench.measure(runs ?? bench.runs)) };
      process.stderr.write(`✓ ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`✗ ${name}: ${error instanceof Error ? error.stack : error}\n`);
    }
  }
  return figures;
}

function readRuns(text: string): number {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${text}: a whole number from 1 is wanted`);
  return runs;
}

function allNames(): string[] {
  return benches.flatMap(({ names }) => names);
}

main().catch((error: unknown) => {
  process.exitCode = 2;
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
});
