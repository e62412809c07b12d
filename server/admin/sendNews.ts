import type { NewsSender } from '../../db/stores/tellNews';
import type { JobSender } from '../jobs/JobQueue';

/** Lets the jobs carry what has happened to the webhooks that listen. */
export function sendNews(jobs: JobSender): NewsSender {
  return ({ event, at, data }, within) =>
    jobs.send('webhook-event', { event, at: at.toISOString(), data: { ...data } }, within);
}
