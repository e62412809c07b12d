import type { ChatMode } from '../contract/chatChoices';
import { PlenumError } from '../kernel/PlenumError';

export class ChatClosedError extends PlenumError {
  override readonly name = 'ChatClosedError';
  constructor(readonly mode: ChatMode) {
    super(
      'chat-closed',
      mode === 'closed' ? 'A host has closed the chat.' : 'A host has closed the chat in private.',
    );
  }
}

/** It does not exist, or is not for the eyes of whoever asks. */
export class UnknownMessageError extends PlenumError {
  override readonly name = 'UnknownMessageError';
  constructor() {
    super('message-not-found', 'This message is not there any more.');
  }
}

export class NotYourMessageError extends PlenumError {
  override readonly name = 'NotYourMessageError';
  constructor() {
    super('forbidden', 'Only who wrote a message may change it.');
  }
}

export class HostsOnlyError extends PlenumError {
  override readonly name = 'HostsOnlyError';
  constructor() {
    super('forbidden', 'You need to be a host to do this.');
  }
}

/** Who is written to is not in the conference. */
export class RecipientGoneError extends PlenumError {
  override readonly name = 'RecipientGoneError';
  constructor() {
    super('recipient-gone', 'This person is not in the meeting any more.');
  }
}

/** Whoever asks is not in the conference. */
export class AuthorGoneError extends PlenumError {
  override readonly name = 'AuthorGoneError';
  constructor() {
    super('not-in-meeting', 'You are not in this meeting any more. Join it again.');
  }
}

/** It is not there any more, not one's own, for other eyes, or posted already. */
export class UnknownAttachmentError extends PlenumError {
  override readonly name = 'UnknownAttachmentError';
  constructor() {
    super('not-found', 'This file cannot be posted. Send it again.');
  }
}
