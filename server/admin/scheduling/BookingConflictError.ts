import type { BookingAlternatives } from '../../contract/bookings';
import type { ErrorReply } from '../../contract/errors';
import { PlenumError } from '../../kernel/PlenumError';

/** Something else is booked there; says what is free instead. */
export class BookingConflictError extends PlenumError {
  override readonly name = 'BookingConflictError';
  constructor(readonly alternatives: BookingAlternatives) {
    super('conflict', 'The room is taken at that time.');
  }

  override toReply(): ErrorReply {
    return { ...super.toReply(), alternatives: this.alternatives };
  }
}
