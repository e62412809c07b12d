import PgBoss from 'pg-boss';
import type { Queryable } from '../../db/Queryable';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import type { JobData, JobName } from './JobData';
import { type JobSource, JobWorker, type TakenJob } from './JobWorker';
import { JOB_RULES, type JobRule } from './jobRules';

/** When a job is done, where that is not at once. */
export interface JobTiming {
  readonly startAfter?: Date;
}

/** Puts work aside for later. */
export interface JobSender {
  /**
   * Sends a job in the transaction of `within`: it is there when what was written there is. It is done at least once,
   * in any process, and after a restart too; so doing it twice has to be harmless.
   */
  send<N extends JobName>(name: N, data: JobData[N], within: Queryable, timing?: JobTiming): Promise<void>;
}

export type JobHandler<N extends JobName> = (
  data: JobData[N],
  job: Pick<TakenJob, 'id' | 'attempt' | 'isLast'>,
) => Promise<void>;

/** What does each kind of job: one that is missing does not compile. */
export type JobHandlers = { readonly [N in JobName]: JobHandler<N> };

/** Hears of new jobs from the database, and so from every process, on JOBS_CHANNEL. */
export interface JobNotices {
  on(event: 'noticed', listener: (name: string) => void): () => void;
  on(event: 'resumed', listener: () => void): () => void;
}

export interface JobQueueParts {
  readonly notices: JobNotices;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Every process that listens here is told the name of each job that is sent. */
export const JOBS_CHANNEL = 'plenum_jobs';

/** Jobs that failed to the last wait here for somebody to look at them. */
const LAID_ASIDE = 'laid-aside';
const SCHEMA = 'plenum_jobs';
const LOOK_MS = 5_000;
const TIDY_MS = 60_000;
const DAY_SECONDS = 86_400;

/** Work that is done in the background. Lies in a schema of its own in our database (pg-boss). */
export class JobQueue implements JobSender {
  readonly #boss: PgBoss;
  readonly #workers = new Map<string, JobWorker>();
  readonly #undo: (() => void)[] = [];
  /** Of each job that is done by itself, the span of time in which it was last sent. */
  readonly #spans = new Map<JobName, number>();

  private constructor(
    url: string,
    private readonly parts: JobQueueParts,
  ) {
    const options = {
      connectionString: url,
      schema: SCHEMA,
      application_name: 'plenum-jobs',
      max: 4,
      connectionTimeoutMillis: 2_000,
      query_timeout: 15_000,
      // What pg-boss does by itself it does not await: a database that goes away would end the process.
      supervise: false,
      schedule: false,
      archiveCompletedAfterSeconds: 2 * DAY_SECONDS,
      deleteAfterDays: 14,
    };
    this.#boss = new PgBoss(options);
    this.#boss.on('error', (cause) => parts.logger.warn('a connection of the jobs broke', { cause }));
  }

  /** Brings the schema of the jobs up to date. Jobs can be sent from now on; nothing is done yet. */
  static async open(url: string, parts: JobQueueParts): Promise<JobQueue> {
    const queue = new JobQueue(url, parts);
    await queue.#boss.start();
    await queue.#makeQueues();
    return queue;
  }

  async send<N extends JobName>(
    name: N,
    data: JobData[N],
    within: Queryable,
    { startAfter }: JobTiming = {},
  ): Promise<void> {
    const db = {
      executeSql: async (text: string, values: unknown[]) => ({
        rows: await within.query<unknown[]>(text, values),
      }),
    };
    const id = await this.#boss.send(name, data, { db, ...(startAfter && { startAfter }) });
    if (!id) throw new Error(`the job ${name} was not taken: its queue is missing`);
    await within.query('SELECT pg_notify($1, $2)', [JOBS_CHANNEL, name]);
  }

  /** Begins to do what was sent, and what is done by itself. */
  work(handlers: JobHandlers): void {
    for (const name of jobNames()) this.#workers.set(name, this.#worker(name, handlers));
    const { notices } = this.parts;
    const looking = setInterval(() => this.#look(), LOOK_MS);
    const tidying = setInterval(() => void this.#tidy(), TIDY_MS);
    this.#undo.push(
      notices.on('noticed', (name) => this.#workers.get(name)?.wake()),
      notices.on('resumed', () => this.#look()),
      () => clearInterval(looking),
      () => clearInterval(tidying),
    );
    this.#look();
  }

  /** Takes no more, waits for what is being done, and lets go of the database. Harmless when repeated. */
  async close(): Promise<void> {
    for (const undo of this.#undo.splice(0)) undo();
    await Promise.all([...this.#workers.values()].map((worker) => worker.close()));
    await this.#boss.stop({ graceful: false });
  }

  async #makeQueues(): Promise<void> {
    const existing = new Set((await this.#boss.getQueues()).map(({ name }) => name));
    if (!existing.has(LAID_ASIDE)) await this.#boss.createQueue(LAID_ASIDE, { name: LAID_ASIDE });
    for (const name of jobNames()) {
      const rule: JobRule = JOB_RULES[name];
      const options = {
        name,
        retryLimit: rule.retries,
        retryDelay: rule.retrySeconds,
        retryBackoff: true,
        expireInSeconds: rule.expirySeconds,
        deadLetter: LAID_ASIDE,
      };
      if (existing.has(name)) await this.#boss.updateQueue(name, options);
      else await this.#boss.createQueue(name, options);
    }
  }

  #worker<N extends JobName>(name: N, handlers: JobHandlers): JobWorker {
    const { metrics, logger } = this.parts;
    const handler: JobHandler<N> = handlers[name];
    return new JobWorker({
      name,
      rule: JOB_RULES[name],
      source: this.#source(name),
      // What lies in the queue of a name was sent as its data.
      run: (job) => handler(job.data as JobData[N], job),
      metrics,
      logger,
    });
  }

  #source(name: JobName): JobSource {
    return {
      take: async (batchSize) => {
        const jobs = await this.#boss.fetch<object>(name, { batchSize, includeMetadata: true });
        return jobs.map(({ id, data, retryCount, retryLimit }) => ({
          id,
          data,
          attempt: retryCount + 1,
          isLast: retryCount >= retryLimit,
        }));
      },
      complete: (id) => this.#boss.complete(name, id),
      fail: (id, message) => this.#boss.fail(name, id, { message }),
    };
  }

  /** Jobs that are due by the clock tell nobody, and a notice may have been lost. */
  #look(): void {
    void this.#sendScheduled();
    for (const worker of this.#workers.values()) worker.wake();
  }

  /** Of all processes that send in one span of time, the first one's job counts. */
  async #sendScheduled(): Promise<void> {
    for (const name of jobNames()) {
      const { everySeconds }: JobRule = JOB_RULES[name];
      if (everySeconds === undefined) continue;
      const span = Math.floor(Date.now() / 1000 / everySeconds);
      if (this.#spans.get(name) === span) continue;
      this.#spans.set(name, span);
      await this.#boss.send(name, {}, { singletonSeconds: everySeconds, retryLimit: 0 }).then(
        () => this.#workers.get(name)?.wake(),
        () => this.#spans.delete(name),
      );
    }
  }

  /** Gives what a dead process had taken to others, and forgets what was done long ago. */
  async #tidy(): Promise<void> {
    await this.#boss
      .maintain()
      .catch((cause) => this.parts.logger.warn('the jobs were not tidied up', { cause: String(cause) }));
  }
}

function jobNames(): readonly JobName[] {
  return Object.keys(JOB_RULES) as JobName[];
}
