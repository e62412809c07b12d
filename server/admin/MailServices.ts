import { MailReplyStore } from '../../db/stores/MailReplyStore';
import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { JobHandlers } from '../jobs/JobQueue';
import type { Logger } from '../kernel/Logger';
import type { Mailbox } from '../mail/Mailbox';
import type { MailSender } from '../mail/Mailer';
import type { SchedulingServices } from './SchedulingServices';
import { InvitationLetters } from './scheduling/InvitationLetters';
import { MailedReplies } from './scheduling/MailedReplies';

export interface MailServiceOptions {
  /** Host part of addresses, and of the names of bookings in calendars. */
  readonly domain: string;
  readonly publicUrl: URL;
}

export interface MailServiceParts {
  readonly stores: OrganisationStores;
  readonly scheduling: SchedulingServices;
  /** Undefined: nothing is mailed. */
  readonly mailer: MailSender | undefined;
  /** Undefined: nobody reads what is answered by mail. */
  readonly mailbox: Mailbox | undefined;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Invitations that go out by mail, and the answers that come in. */
export class MailServices {
  readonly jobs: Pick<JobHandlers, 'invitation-mail' | 'mailbox'>;

  constructor(options: MailServiceOptions, parts: MailServiceParts) {
    const { stores, scheduling, mailer, mailbox, logger, now } = parts;
    const { mails, replies } = scheduling;
    const letters =
      mailer && new InvitationLetters({ ...options, from: mailer.from }, { mails, mailer, now });
    const taken = new MailReplyStore(stores.source);
    const mailed = mailbox && new MailedReplies({ mailbox, replies, taken, logger, now });
    this.jobs = {
      'invitation-mail': async (told, job) => letters?.send(told, job),
      mailbox: async () => mailed?.fetch(),
    };
  }
}
