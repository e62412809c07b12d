import { PlenumError } from '../kernel/PlenumError';
import type { ConferenceAction } from './conferencePolicy';

export class MeetingFullError extends PlenumError {
  override readonly name = 'MeetingFullError';
  constructor(readonly maximum: number) {
    super('meeting-full', `This meeting is full: it holds at most ${maximum} people.`);
  }
}

export class NotAllowedError extends PlenumError {
  override readonly name = 'NotAllowedError';
  constructor(readonly action: ConferenceAction) {
    super('forbidden', 'You need to be a host to do this.');
  }
}

export class UnknownParticipantError extends PlenumError {
  override readonly name = 'UnknownParticipantError';
  constructor() {
    super('not-found', 'This person is not in the meeting.');
  }
}

export class ConferenceEndedError extends PlenumError {
  override readonly name = 'ConferenceEndedError';
  constructor() {
    super('meeting-ended', 'This meeting has ended.');
  }
}
