import type { Locale } from '../contract/accounts';
import type { WebhookEvent } from '../contract/integrations';

/** Every kind of job and what it is told. Ids instead of contents: a job looks up what is true when it runs. */
export interface JobData {
  /** Deletes the meetings whose records were kept as long as the rules say. */
  'delete-expired-records': Readonly<Record<string, never>>;
  /** Forgets uploads that nobody will finish, and files that nothing asks for any more. */
  'tidy-files': Readonly<Record<string, never>>;
  /** Tells one invited person by mail of their invitation, of its end or that it is time, or the organiser of an answer to it. */
  'invitation-mail': {
    readonly invitation: string;
    /** The one date that it is about. */
    readonly occurrence?: string;
    readonly kind: 'request' | 'cancel' | 'reply-received' | 'reminder';
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
  /** Sends each of many invited people such a mail: one job in the transaction of a booking, and not a thousand. */
  'invitation-mails': {
    readonly invitations: readonly string[];
    readonly occurrence?: string;
    readonly kind: 'request' | 'cancel' | 'reply-received' | 'reminder';
    readonly sequence: number;
  };
  /** Opens the meetings of booked dates that begin, and reminds of those that come. */
  'booked-dates': Readonly<Record<string, never>>;
  /** Looks for answers to invitations in the mailbox. */
  mailbox: Readonly<Record<string, never>>;
  /** Something happened that webhooks may want to know of. */
  'webhook-event': {
    readonly event: WebhookEvent;
    /** ISO 8601, UTC. */
    readonly at: string;
    /** Ids and what does not change any more; it leaves the house. */
    readonly data: Readonly<Record<string, unknown>>;
  };
  /** One event to one webhook. */
  'webhook-delivery': { readonly delivery: string };
  /** Forgets old deliveries. */
  'webhook-tidying': Readonly<Record<string, never>>;
}

export type JobName = keyof JobData;
