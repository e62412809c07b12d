import { createTransport, type Transporter } from 'nodemailer';
import { isLoopback } from './isLoopback';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface Mail {
  /** The same for the same mail: whoever gets it twice sees it once. */
  readonly id: string;
  readonly to: MailAddress;
  /** Whom the mail names as its sender, before our address; default "Plenum". */
  readonly fromName?: string;
  readonly replyTo?: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An iCalendar object and its method (RFC 6047). */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** Hands mails to a mail server. */
export interface MailSender {
  /** The address that mails are from. */
  readonly from: string;
  /** Throws when the mail server does not take it. */
  send(mail: Mail): Promise<void>;
}

export interface MailerOptions {
  readonly smtpUrl: URL;
  /** The address that mails are from. */
  readonly from: string;
}

/** Sends mails by SMTP (RFC 5321). Nothing of a mail is read from files or addresses. */
export class Mailer implements MailSender {
  readonly from: string;
  readonly #transport: Transporter;
  readonly #domain: string;

  constructor(options: MailerOptions) {
    this.#transport = createTransport(toTransport(options.smtpUrl));
    this.from = options.from;
    this.#domain = options.from.split('@')[1] ?? 'localhost';
  }

  async send({ id, to, fromName = 'Plenum', replyTo, subject, text, html, calendar }: Mail): Promise<void> {
    await this.#transport.sendMail({
      messageId: `<${id}@${this.#domain}>`,
      from: { name: oneLine(fromName), address: this.from },
      to: toAddress(to),
      ...(replyTo && { replyTo: toAddress(replyTo) }),
      subject: oneLine(subject),
      text,
      html,
      ...(calendar && { icalEvent: { ...calendar, filename: 'invitation.ics' } }),
      // Nobody's absence note answers to these (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  close(): void {
    this.#transport.close();
  }
}

function toTransport(url: URL) {
  const { protocol, hostname, port, username, password } = url;
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // A password is never sent in the clear to another computer.
    ...(username && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      requireTLS: !isLoopback(hostname),
    }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  };
}

function toAddress({ name, address }: MailAddress): MailAddress {
  return { name: oneLine(name), address: oneLine(address) };
}

/** What stands in a header cannot begin another one. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
