import type { SelfTestCheck, SelfTestReport } from '../../contract/operations';

/** Looks at one part of the server. Answers what it measured; throws what is wrong and what to do. */
export type CheckFunction = () => Promise<string>;

/** The parts that are looked at; `media-loop` is left to the browser, which sends itself sound and picture. */
export type Checks = Partial<Record<SelfTestCheck['name'], CheckFunction>>;

const LIMIT_MS = 5_000;
/** Whoever asks again within this time gets the last report. */
const FRESH_MS = 3_000;

/** Looks whether every part of the server does its work, and says what fails and why. */
export class SelfTest {
  #last: { readonly at: number; readonly report: Promise<SelfTestReport> } | undefined;

  constructor(
    private readonly checks: Checks,
    private readonly now: () => number = Date.now,
  ) {}

  async run(): Promise<SelfTestReport> {
    if (!this.#last || this.now() - this.#last.at > FRESH_MS) {
      this.#last = { at: this.now(), report: this.#runAll() };
    }
    return this.#last.report;
  }

  async #runAll(): Promise<SelfTestReport> {
    const entries = Object.entries(this.checks) as [SelfTestCheck['name'], CheckFunction][];
    const checks = await Promise.all(entries.map(([name, check]) => runOne(name, check)));
    return { passed: checks.every(({ state }) => state === 'passed'), checks };
  }
}

async function runOne(name: SelfTestCheck['name'], check: CheckFunction): Promise<SelfTestCheck> {
  const before = performance.now();
  const outcome = await within(LIMIT_MS, check).then(
    (detail) => ({ state: 'passed' as const, detail }),
    (error: unknown) => ({
      state: 'failed' as const,
      detail: error instanceof Error ? error.message : String(error),
    }),
  );
  return { name, ...outcome, milliseconds: Math.round((performance.now() - before) * 10) / 10 };
}

async function within(limitMs: number, check: CheckFunction): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
