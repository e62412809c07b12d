import { createHash } from 'node:crypto';
import type { MailReplyStore } from '../../../db/stores/MailReplyStore';
import type { Logger } from '../../kernel/Logger';
import { PlenumError } from '../../kernel/PlenumError';
import { readReply, UnreadableReplyError } from '../../mail/calendar/readReply';
import type { Mailbox, MailFate } from '../../mail/Mailbox';
import type { InvitationReplies } from './InvitationReplies';

export interface MailedReplyParts {
  readonly mailbox: Mailbox;
  readonly replies: InvitationReplies;
  readonly taken: MailReplyStore;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Takes the answers to invitations that come by mail. What is none is laid aside for a person to look at. */
export class MailedReplies {
  constructor(private readonly parts: MailedReplyParts) {}

  /** Throws when the mailbox cannot be reached. */
  async fetch(): Promise<void> {
    await this.parts.mailbox.fetch((raw) => this.take(raw));
  }

  /** Never throws: one bad mail holds up no other. */
  async take(raw: Buffer): Promise<MailFate> {
    const { replies, taken, logger } = this.parts;
    const hash = createHash('sha256').update(raw).digest();
    try {
      if (await taken.has(hash)) return 'done';
      await replies.answerFromMail(await readReply(raw));
      await taken.add(hash, 'answered', new Date(this.parts.now()));
      logger.info('an answer came by mail');
      return 'done';
    } catch (error) {
      if (!(error instanceof UnreadableReplyError || error instanceof PlenumError)) {
        logger.error('an answer by mail was not taken', { cause: error });
        return 'later';
      }
      logger.warn('a mail was laid aside', { why: error.message });
      await taken.add(hash, error.message, new Date(this.parts.now()));
      return 'aside';
    }
  }
}
