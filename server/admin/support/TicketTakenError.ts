import type { ErrorReply } from '../../contract/errors';
import { PlenumError } from '../../kernel/PlenumError';

/** Another agent has the conversation; says who. */
export class TicketTakenError extends PlenumError {
  override readonly name = 'TicketTakenError';
  constructor(readonly by: string) {
    super('ticket-taken', `${by} has taken this conversation.`);
  }

  override toReply(): ErrorReply {
    return { ...super.toReply(), by: this.by };
  }
}
