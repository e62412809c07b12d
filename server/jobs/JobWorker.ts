import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import type { JobRule } from './jobRules';

/** A job that was taken: nobody else has it until it expires. */
export interface TakenJob {
  readonly id: string;
  readonly data: object;
  /** From 1 upwards. */
  readonly attempt: number;
  readonly isLast: boolean;
}

/** Where the jobs of one kind lie. */
export interface JobSource {
  take(count: number): Promise<readonly TakenJob[]>;
  complete(id: string): Promise<void>;
  fail(id: string, reason: string): Promise<void>;
}

export interface JobWorkerParts {
  readonly name: string;
  readonly rule: JobRule;
  readonly source: JobSource;
  readonly run: (job: TakenJob) => Promise<void>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Does the jobs of one kind, a few at a time, for as long as there are some. Woken when there may be more. */
export class JobWorker {
  #working: Promise<void> | undefined;
  #isWanted = false;
  #closed = false;

  constructor(private readonly parts: JobWorkerParts) {}

  /** There may be something to do. */
  wake(): void {
    this.#isWanted = true;
    if (this.#closed || this.#working) return;
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
      if (this.#isWanted) this.wake();
    });
  }

  /** Takes no more, and waits for what is being done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    const { rule, source } = this.parts;
    this.#isWanted = false;
    for (;;) {
      if (this.#closed) return;
      const jobs = await source.take(rule.together).catch(() => []);
      await Promise.all(jobs.map((job) => this.#do(job)));
      if (jobs.length < rule.together) return;
    }
  }

  /** Never throws: a job whose end cannot be written expires, and is done again. */
  async #do(job: TakenJob): Promise<void> {
    const { name, source, run, logger } = this.parts;
    const before = performance.now();
    try {
      await run(job);
      this.#count('done', before);
      await source.complete(job.id);
    } catch (cause) {
      this.#count(job.isLast ? 'given-up' : 'failed', before);
      logger[job.isLast ? 'error' : 'warn']('a job failed', {
        job: name,
        id: job.id,
        attempt: job.attempt,
        cause,
      });
      const reason = cause instanceof Error ? cause.message : String(cause);
      await source.fail(job.id, reason).catch(() => undefined);
    }
  }

  #count(outcome: 'done' | 'failed' | 'given-up', before: number): void {
    this.parts.metrics.jobRan(this.parts.name, outcome, (performance.now() - before) / 1000);
  }
}
