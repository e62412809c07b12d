import { PlenumError } from './PlenumError';

/** There is none, or whoever asks may not know of it: the answer is the same, whichever door they ask at. */
export class UnknownMeetingError extends PlenumError {
  override readonly name = 'UnknownMeetingError';
  constructor() {
    super('meeting-not-found', 'There is no such meeting.');
  }
}
