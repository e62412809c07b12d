import type { Locale } from '../contract/accounts';

/** Every kind of job and what it is told. Ids instead of contents: a job looks up what is true when it runs. */
export interface JobData {
  /** Deletes the meetings whose records were kept as long as the rules say. */
  'delete-expired-records': Readonly<Record<string, never>>;
  /** Tells one invited person by mail of their invitation, of its end, or the organiser of an answer to it. */
  'invitation-mail': {
    readonly invitation: string;
    readonly kind: 'request' | 'cancel' | 'reply-received';
    readonly sequence: number;
  };
  /** A link to set a new password, if there is an account with this address. */
  'password-recovery-mail': { readonly email: string };
  /** A link to make an account, or that there is one already. */
  'registration-mail': {
    readonly email: string;
    readonly displayName: string;
    readonly locale: Locale;
  };
  /** Somebody has guessed passwords of the account with this address, if there is one. */
  'sign-in-warning-mail': {
    readonly email: string;
    readonly ip: string;
    /** ISO 8601, UTC. */
    readonly at: string;
  };
}

export type JobName = keyof JobData;
