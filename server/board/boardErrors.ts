import type { LockTarget, Revision } from '../contract/board';
import type { ParticipantId } from '../contract/ids';
import { PlenumError } from '../kernel/PlenumError';

export class LockHeldError extends PlenumError {
  override readonly name = 'LockHeldError';
  constructor(
    readonly target: LockTarget,
    readonly holder: ParticipantId,
  ) {
    super('lock-held', 'Someone else is working on this.');
  }
}

/** It was changed by another at `revision`, which whoever asks has not seen. */
export class StaleRevisionError extends PlenumError {
  override readonly name = 'StaleRevisionError';
  constructor(readonly revision: Revision) {
    super('stale', 'Someone else has just changed this.');
  }
}

export class UnknownObjectError extends PlenumError {
  override readonly name = 'UnknownObjectError';
  constructor() {
    super('unknown-object', 'This is no longer on the board.');
  }
}

export class DrawingForbiddenError extends PlenumError {
  override readonly name = 'DrawingForbiddenError';
  constructor() {
    super('forbidden', 'You need the pen to do this: ask a host for it.');
  }
}

/** What is asked cannot be, whoever asks. */
export class ImpossibleChangeError extends PlenumError {
  override readonly name = 'ImpossibleChangeError';
  constructor(why: string) {
    super('conflict', why);
  }
}

export class BoardFullError extends PlenumError {
  override readonly name = 'BoardFullError';
  constructor(what: 'objects' | 'pages') {
    super('board-full', `The board holds as many ${what} as it can.`);
  }
}
