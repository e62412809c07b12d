/** Every kind of job and what it is told. Ids instead of contents: a job looks up what is true when it runs. */
export interface JobData {
  /** Tells one invited person by mail of their invitation, of its end, or the organiser of an answer to it. */
  'invitation-mail': {
    readonly invitation: string;
    readonly kind: 'request' | 'cancel' | 'reply-received';
    readonly sequence: number;
  };
}

export type JobName = keyof JobData;
