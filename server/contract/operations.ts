/** What anyone may know of this server before signing in. */
export interface ServerView {
  readonly name: 'Plenum';
  readonly version: string;
  /** `by-mail`: an account is made with a link that is mailed to its address. */
  readonly registration: 'open' | 'by-mail' | 'closed';
  /** Whether it sends mail. */
  readonly mail: boolean;
  /** No admin yet: the set-up page asks for the token on the console. */
  readonly needsSetup: boolean;
  readonly demo: boolean;
  readonly epoch: string;
}

/** One part that the self-test looked at. */
export interface SelfTestCheck {
  readonly name: 'database' | 'media-worker' | 'media-loop' | 'sip' | 'media-ports' | 'disk';
  readonly state: 'passed' | 'failed';
  /** What was measured, or the cause and what to do. */
  readonly detail: string;
  readonly milliseconds: number;
}

export interface SelfTestReport {
  readonly passed: boolean;
  readonly checks: readonly SelfTestCheck[];
}
