import type { ErrorReply } from '../contract/errors';
import { PROTOCOL_VERSION } from '../contract/events';
import { PlenumError } from '../kernel/PlenumError';

export class NotInMeetingError extends PlenumError {
  override readonly name = 'NotInMeetingError';
  constructor() {
    super('not-in-meeting', 'This connection is not in a meeting.');
  }
}

/** Too much too fast; `retryAfter` in seconds. */
export class RateLimitedError extends PlenumError {
  override readonly name = 'RateLimitedError';
  constructor(readonly retryAfter: number) {
    super('rate-limited', 'Too many requests: wait a moment.');
  }

  override toReply(): ErrorReply {
    return { ...super.toReply(), retryAfter: this.retryAfter };
  }
}

export class WrongProtocolError extends PlenumError {
  override readonly name = 'WrongProtocolError';
  constructor() {
    super(
      'wrong-protocol',
      `This page is out of date: the server speaks protocol ${PROTOCOL_VERSION}. Reload it.`,
    );
  }
}

export class SignInRequiredError extends PlenumError {
  override readonly name = 'SignInRequiredError';
  constructor() {
    super('unauthenticated', 'Sign in first.');
  }
}

export class TooManySocketsError extends PlenumError {
  override readonly name = 'TooManySocketsError';
  constructor() {
    super('busy', 'Plenum is open in too many windows: close one of them.');
  }

  override toReply(): ErrorReply {
    return { ...super.toReply(), retryAfter: 10 };
  }
}

export class ServerDrainingError extends PlenumError {
  override readonly name = 'ServerDrainingError';
  constructor() {
    super('draining', 'The server is about to restart.');
  }

  override toReply(): ErrorReply {
    return { ...super.toReply(), retryAfter: 5 };
  }
}

/** Who is signed in could not be found out. */
export class AuthenticationUnavailableError extends PlenumError {
  override readonly name = 'AuthenticationUnavailableError';
  constructor(cause: unknown) {
    super('unavailable', 'The server cannot check your sign-in at the moment.', { cause });
  }

  override toReply(): ErrorReply {
    return { ...super.toReply(), retryAfter: 2 };
  }
}
