import type { JobName } from './JobData';

export interface JobRule {
  /** How many jobs of the kind one process does at the same time. */
  readonly together: number;
  /** How often it is tried again when it fails; then it is laid aside. */
  readonly retries: number;
  /** Seconds until the first time it is tried again; each further one takes about twice as long. */
  readonly retrySeconds: number;
  /** A job that takes longer is taken for lost with its process, and done again. */
  readonly expirySeconds: number;
  /** Done by itself, this often, by one of the processes. */
  readonly everySeconds?: number;
}

/** Mail servers are away for minutes now and then, and for hours sometimes: the last try comes after about nine. */
const MAIL: JobRule = { together: 4, retries: 10, retrySeconds: 30, expirySeconds: 120 };

/** What somebody waits for in front of a screen is of no use an hour later. */
const PROMPT_MAIL: JobRule = { together: 4, retries: 5, retrySeconds: 15, expirySeconds: 120 };
/** What is missed is done an hour later. */
const HOURLY: JobRule = {
  together: 1,
  retries: 0,
  retrySeconds: 60,
  expirySeconds: 1800,
  everySeconds: 3600,
};

/** How each kind of job is done. */
export const JOB_RULES = {
  'delete-expired-records': HOURLY,
  'tidy-files': HOURLY,
  'invitation-mail': MAIL,
  'password-recovery-mail': PROMPT_MAIL,
  'registration-mail': PROMPT_MAIL,
  'sign-in-warning-mail': MAIL,
  'invitation-mails': { together: 1, retries: 20, retrySeconds: 5, expirySeconds: 60 },
  'booked-dates': { together: 1, retries: 0, retrySeconds: 5, expirySeconds: 60, everySeconds: 30 },
  mailbox: { together: 1, retries: 0, retrySeconds: 0, expirySeconds: 300, everySeconds: 60 },
  'webhook-event': { together: 4, retries: 5, retrySeconds: 5, expirySeconds: 60 },
  'webhook-delivery': { together: 8, retries: 8, retrySeconds: 15, expirySeconds: 60 },
  'webhook-tidying': { together: 1, retries: 0, retrySeconds: 0, expirySeconds: 300, everySeconds: 3_600 },
} as const satisfies Record<JobName, JobRule>;
