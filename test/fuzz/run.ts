import { parseArgs } from 'node:util';
import { type BoardFuzzReport, runBoardFuzz } from './board/boardFuzz';
import { fuzzSignalling } from './fuzzSignalling';
import { runSipParserFuzz } from './sipParserFuzz';

const HELP = `npm run fuzz -- [sip|frames|board] [iterations] [seed]

sip     mutated SIP messages for the parser, a million unless told otherwise
frames  malformed frames for the socket's server, 20000 unless told otherwise
board   boards on a bad network with up to 50 clients, 200 of them unless told otherwise
Without a name all. Prints a report as JSON; exits with 1 when a bound was broken.
`;

const MOST_P9999_MS = 1;
const MOST_SLOW_MS = 5;
const MOST_LEAKED_DESCRIPTORS = 5;

/** What came out, and each bound that did not hold, in words. */
interface Outcome {
  readonly report: object;
  readonly broken: readonly string[];
}

interface Fuzzer {
  readonly iterations: number;
  run(iterations: number, seed: number): Promise<Outcome>;
}

/** By name; each with as many iterations as it has unless told otherwise. */
const FUZZERS = {
  sip: { iterations: 1_000_000, run: fuzzSip },
  frames: { iterations: 20_000, run: fuzzFrames },
  board: { iterations: 200, run: fuzzBoards },
};

async function main(): Promise<void> {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return void process.stdout.write(HELP);
  const wanted = readFuzzers(positionals[0]);
  const [iterations, seed] = positionals.slice(wanted.length === 1 ? 1 : 0).map(readNumber);
  const reports: Record<string, object> = {};
  for (const [name, fuzzer] of wanted) {
    const used = { iterations: iterations ?? fuzzer.iterations, seed: seed ?? Date.now() % 2 ** 31 };
    process.stderr.write(`… ${name}: ${used.iterations} with seed ${used.seed}\n`);
    const { report, broken } = await fuzzer.run(used.iterations, used.seed);
    reports[name] = { ...used, ...report, broken };
    if (broken.length > 0) process.exitCode = 1;
  }
  process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
}

async function fuzzSip(iterations: number, seed: number): Promise<Outcome> {
  const { slow, ...report } = await runSipParserFuzz({ iterations, seed });
  const alwaysSlow = slow.filter(({ fastestMs }) => fastestMs > MOST_SLOW_MS);
  return {
    report: { ...report, slowOnce: slow.length, alwaysSlow },
    broken: told({
      [`${report.throws} messages broke the parser`]: report.throws > 0,
      [`p99.99 is over ${MOST_P9999_MS} ms`]: report.p9999Ms > MOST_P9999_MS,
      [`a message takes over ${MOST_SLOW_MS} ms each time`]: alwaysSlow.length > 0,
    }),
  };
}

async function fuzzFrames(frames: number, seed: number): Promise<Outcome> {
  const report = await fuzzSignalling({ frames, seed });
  return {
    report,
    broken: told({
      [`${report.unexpected.length} unexpected errors`]: report.unexpected.length > 0,
      'the server ended': !report.survived,
      'file descriptors leak': report.leakedDescriptors > MOST_LEAKED_DESCRIPTORS,
    }),
  };
}

async function fuzzBoards(boards: number, seed: number): Promise<Outcome> {
  const reports: BoardFuzzReport[] = [];
  for (let index = 0; index < boards; index++)
    reports.push(await runBoardFuzz({ seed: seed + index, clients: 2 + (index % 49), steps: 3_000 }));
  const broken = reports.flatMap((report) => report.broken.map((rule) => `seed ${report.seed}: ${rule}`));
  const operations = reports.reduce((sum, { revision }) => sum + revision, 0);
  return { report: { boards, operations }, broken };
}

function told(bounds: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(bounds).filter((bound) => bounds[bound]);
}

/** The one that is named; all for a number or nothing. */
function readFuzzers(name: string | undefined): (readonly [string, Fuzzer])[] {
  const all: (readonly [string, Fuzzer])[] = Object.entries(FUZZERS);
  if (name === undefined || /^\d+$/.test(name)) return all;
  const named = all.filter(([each]) => each === name);
  if (named.length === 0) throw new Error(`there is no fuzzer ${name}\n\n${HELP}`);
  return named;
}

function readNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${text}: a whole number is wanted`);
  return Number(text);
}

main().catch((error: unknown) => {
  process.exitCode = 2;
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
});
