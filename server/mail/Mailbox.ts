import { ImapFlow } from 'imapflow';
import type { Logger } from '../kernel/Logger';

/** What becomes of a mail: it is done with, it is laid aside for a person, or it is looked at again later. */
export type MailFate = 'done' | 'aside' | 'later';

const LARGEST_BYTES = 256 * 1024;
const AT_ONCE = 100;
const ASIDE = 'Set aside';

/** A mailbox whose new mails are taken by IMAP (RFC 3501). Read ones are left alone. */
export class Mailbox {
  constructor(
    private readonly url: URL,
    private readonly logger: Logger,
  ) {}

  /** Hands each new mail to `take`. Throws when the server cannot be reached. */
  async fetch(take: (raw: Buffer) => Promise<MailFate>): Promise<void> {
    const client = new ImapFlow(toOptions(this.url));
    client.on('error', (cause) => this.logger.warn('the mailbox broke off', { cause: String(cause) }));
    await client.connect();
    try {
      const lock = await client.getMailboxLock(decodeURIComponent(this.url.pathname.slice(1)) || 'INBOX');
      try {
        const found = await client.search({ seen: false }, { uid: true });
        for (const uid of (found || []).slice(0, AT_ONCE)) await this.#takeOne(client, uid, take);
      } finally {
        lock.release();
      }
    } finally {
      await client.logout().catch(() => client.close());
    }
  }

  async #takeOne(client: ImapFlow, number: number, take: (raw: Buffer) => Promise<MailFate>): Promise<void> {
    const uid = String(number);
    const known = await client.fetchOne(uid, { size: true }, { uid: true });
    if (!known) return;
    const isTooLarge = (known.size ?? 0) > LARGEST_BYTES;
    const read = isTooLarge ? false : await client.fetchOne(uid, { source: true }, { uid: true });
    const source = read ? read.source : undefined;
    const fate = source ? await take(source) : 'aside';
    if (isTooLarge) this.logger.warn('a mail is too large to be an answer', { uid, bytes: known.size });
    if (fate === 'later') return;
    await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true });
    if (fate === 'aside') await this.#putAside(client, uid);
  }

  /** Where the server takes no other folder it stays, marked. */
  async #putAside(client: ImapFlow, uid: string): Promise<void> {
    try {
      await client.mailboxCreate(ASIDE);
      await client.messageMove(uid, ASIDE, { uid: true });
    } catch (cause) {
      await client.messageFlagsAdd(uid, ['\\Flagged'], { uid: true });
      this.logger.warn('a mail was not moved to another folder', { cause: String(cause) });
    }
  }
}

function toOptions({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'imaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false as const,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  };
}
