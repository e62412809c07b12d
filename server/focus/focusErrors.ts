import { PlenumError } from '../kernel/PlenumError';

export class MediaUnavailableError extends PlenumError {
  override readonly name = 'MediaUnavailableError';
  constructor(options?: ErrorOptions) {
    super(
      'media-unavailable',
      'Sound and picture are not available at this moment. Try again in a few seconds.',
      options,
    );
  }
}

export class JoinedElsewhereError extends PlenumError {
  override readonly name = 'JoinedElsewhereError';
  constructor() {
    super('joined-elsewhere', 'You are in this meeting from another device.');
  }
}

export class ParticipationOverError extends PlenumError {
  override readonly name = 'ParticipationOverError';
  constructor() {
    super('not-in-meeting', 'You are no longer in this meeting.');
  }
}
