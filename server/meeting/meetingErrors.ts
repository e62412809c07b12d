import { PlenumError } from '../kernel/PlenumError';

export class MeetingEndedError extends PlenumError {
  override readonly name = 'MeetingEndedError';
  constructor() {
    super('meeting-ended', 'This meeting has ended.');
  }
}

export class DrainingError extends PlenumError {
  override readonly name = 'DrainingError';
  constructor() {
    super('draining', 'The server is about to restart. You will be let in again in a moment.');
  }
}

export class NotBoundError extends PlenumError {
  override readonly name = 'NotBoundError';
  constructor() {
    super('not-in-meeting', 'You are not in this meeting. Join it first.');
  }
}

/** A meeting in which one hears oneself, or one that has ended. */
export class NoChatError extends PlenumError {
  override readonly name = 'NoChatError';
  constructor() {
    super('not-found', 'This meeting has no chat.');
  }
}

/** A meeting in which one hears oneself, or one that has ended. */
export class NoBoardError extends PlenumError {
  override readonly name = 'NoBoardError';
  constructor() {
    super('not-found', 'This meeting has no whiteboard.');
  }
}
