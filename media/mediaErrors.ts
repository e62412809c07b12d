import type { ParticipantId } from '../server/contract/ids';
import { PlenumError } from '../server/kernel/PlenumError';

/** What the device asked for is not allowed or not possible: wrong codec, wrong kind, a limit. (SPEC M3) */
export class MediaRefusedError extends PlenumError {
  override readonly name = 'MediaRefusedError';

  constructor(message: string, options?: ErrorOptions) {
    super('media-refused', message, options);
  }
}

/** There is no media path at this moment: the worker died, the leg is closed. Trying again makes sense. */
export class MediaUnavailableError extends PlenumError {
  override readonly name = 'MediaUnavailableError';

  constructor(message = 'the media path is not available at this moment', options?: ErrorOptions) {
    super('media-unavailable', message, options);
  }
}

/** A late request for a transport that has been replaced since. */
export class StaleTransportError extends PlenumError {
  override readonly name = 'StaleTransportError';

  constructor() {
    super('stale-epoch', 'this transport has been replaced: build the media anew');
  }
}

/** The participant's device has brought the media worker down too often. (SPEC M8) */
export class QuarantinedError extends PlenumError {
  override readonly name = 'QuarantinedError';

  constructor(readonly participant: ParticipantId) {
    super('quarantined', 'this device has disturbed the meeting and may not send or receive media for now');
  }
}

/** Nothing of that kind is being sent. */
export class SourceNotSentError extends PlenumError {
  override readonly name = 'SourceNotSentError';

  constructor(source: string) {
    super('not-found', `nothing is sent from the ${source}`);
  }
}

/** A media port is in use by another program. */
export class MediaPortTakenError extends PlenumError {
  override readonly name = 'MediaPortTakenError';

  constructor(
    readonly port: number,
    options?: ErrorOptions,
  ) {
    super(
      'unavailable',
      `Media port ${port} (UDP and TCP) is taken by another program or may not be used. Stop that program, or ` +
        'choose another port with PLENUM_MEDIA_PORT.',
      options,
    );
  }
}
