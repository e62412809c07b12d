import type { JobData, JobName } from '../../server/jobs/JobData';
import type { JobSender, JobTiming } from '../../server/jobs/JobQueue';

/** Keeps the jobs that are sent instead of doing them. */
export class StagedJobs implements JobSender {
  readonly #sent: { name: JobName; data: unknown; timing: JobTiming | undefined }[] = [];

  async send<N extends JobName>(name: N, data: JobData[N], _within: unknown, timing?: JobTiming) {
    this.#sent.push({ name, data, timing });
  }

  /** What was sent under a name since it was last asked. */
  take<N extends JobName>(name: N): readonly JobData[N][] {
    const taken = this.#sent.filter((job) => job.name === name);
    this.#sent.splice(0, this.#sent.length, ...this.#sent.filter((job) => job.name !== name));
    return taken.map(({ data }) => data as JobData[N]);
  }
}
