import { randomBytes } from 'node:crypto';
import type { StoredUser } from '../../../db/stores/AccountStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { JobData } from '../../jobs/JobData';
import type { JobHandlers } from '../../jobs/JobQueue';
import { mailTexts } from '../../locales/mailTexts';
import { formatInstant } from '../../mail/formatInstant';
import type { MailSender } from '../../mail/Mailer';
import { toMailBody } from '../../mail/toMailBody';
import type { PasswordLinks } from './PasswordLinks';
import type { RegistrationTokens } from './RegistrationTokens';

export interface AccountMailParts {
  readonly stores: OrganisationStores;
  readonly links: PasswordLinks;
  readonly tokens: RegistrationTokens;
  /** Undefined: nothing is mailed. */
  readonly mailer: MailSender | undefined;
  readonly publicUrl: URL;
}

type Job = { readonly id: string };
type Names = 'password-recovery-mail' | 'registration-mail' | 'sign-in-warning-mail';

/** A link that was asked for by somebody who is not signed in lives this long. */
const LINK_MS = 30 * 60_000;

/** Writes the mails about accounts. To an address without an account goes no mail about one. */
export class AccountMails {
  readonly jobs: Pick<JobHandlers, Names> = {
    'password-recovery-mail': (data, job) => this.#recovery(data, job),
    'registration-mail': (data, job) => this.#registration(data, job),
    'sign-in-warning-mail': (data, job) => this.#warning(data, job),
  };

  constructor(private readonly parts: AccountMailParts) {}

  async #recovery({ email }: JobData['password-recovery-mail'], job: Job): Promise<void> {
    const user = await this.#find(email);
    if (!user) return;
    const { stores, links } = this.parts;
    const { url } = await links.make(stores, user.id, LINK_MS);
    const { recovery } = mailTexts(user.locale);
    await this.#send(user, job, { ...recovery, action: { label: recovery.action, url } });
  }

  async #registration(data: JobData['registration-mail'], job: Job): Promise<void> {
    const { tokens, publicUrl } = this.parts;
    const known = await this.parts.stores.accounts.findByEmail(data.email);
    if (known) {
      const { registered } = mailTexts(known.locale);
      const url = new URL('/forgot-password', publicUrl).href;
      await this.#send(known, job, { ...registered, action: { label: registered.action, url } });
      return;
    }
    const { registration } = mailTexts(data.locale);
    const { email, displayName, locale } = data;
    const token = tokens.draw({ email, displayName, locale }, randomBytes(16).toString('base64url'));
    const url = new URL(`/confirm-registration#${token}`, publicUrl).href;
    await this.#send(data, job, { ...registration, action: { label: registration.action, url } });
  }

  async #warning({ email, ip, at }: JobData['sign-in-warning-mail'], job: Job): Promise<void> {
    const user = await this.#find(email);
    if (!user) return;
    const { warning } = mailTexts(user.locale);
    const time = formatInstant(at, user.locale, 'UTC');
    const url = new URL('/forgot-password', this.parts.publicUrl).href;
    await this.#send(user, job, {
      subject: warning.subject,
      paragraphs: warning.paragraphs(time, ip),
      action: { label: warning.action, url },
    });
  }

  async #find(email: string): Promise<StoredUser | undefined> {
    const user = await this.parts.stores.accounts.findByEmail(email);
    return user && !user.disabledAt ? user : undefined;
  }

  async #send(
    to: Pick<StoredUser, 'email' | 'displayName' | 'locale'>,
    { id }: Job,
    { subject, paragraphs, action }: MailContent,
  ): Promise<void> {
    const { greeting, footer } = mailTexts(to.locale);
    const body = toMailBody({
      locale: to.locale,
      title: subject,
      paragraphs: [greeting(to.displayName), ...paragraphs],
      details: [],
      actions: [action],
      footer: footer(this.parts.publicUrl.host),
    });
    const address = { name: to.displayName, address: to.email };
    await this.parts.mailer?.send({ id, to: address, subject, ...body });
  }
}

interface MailContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action: { readonly label: string; readonly url: string };
}
