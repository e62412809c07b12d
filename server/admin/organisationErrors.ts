import { PlenumError } from '../kernel/PlenumError';

/** There is none, or whoever asks may not know of it: the answer is the same. */
class UnknownError extends PlenumError {
  override readonly name = 'UnknownError';
  constructor(what: string) {
    super('not-found', `There is no such ${what}.`);
  }
}

export class UnknownDepartmentError extends UnknownError {
  constructor() {
    super('department');
  }
}

export class UnknownUserError extends UnknownError {
  constructor() {
    super('user');
  }
}

export class UnknownRoomError extends UnknownError {
  constructor() {
    super('room');
  }
}

export class UnknownBookingError extends UnknownError {
  constructor() {
    super('booking');
  }
}

export class UnknownOccurrenceError extends UnknownError {
  constructor() {
    super('date');
  }
}

export class UnknownTicketError extends UnknownError {
  constructor() {
    super('conversation');
  }
}

export class UnknownCannedAnswerError extends UnknownError {
  constructor() {
    super('canned answer');
  }
}

export class UnknownAgentError extends UnknownError {
  constructor() {
    super('agent');
  }
}

export class UnknownShiftError extends UnknownError {
  constructor() {
    super('shift');
  }
}

export class UnknownSuggestionError extends UnknownError {
  constructor() {
    super('suggestion');
  }
}

export class UnknownRecordError extends UnknownError {
  constructor() {
    super('record');
  }
}

export class UnknownRetentionRuleError extends UnknownError {
  constructor() {
    super('retention rule');
  }
}

export class UnknownInvitationError extends UnknownError {
  constructor() {
    super('invitation');
  }
}

export class UnknownNotificationError extends UnknownError {
  constructor() {
    super('notification');
  }
}
