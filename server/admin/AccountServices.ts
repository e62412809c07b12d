import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { ServerView } from '../contract/operations';
import type { JobSender } from '../jobs/JobQueue';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import type { MailSender } from '../mail/Mailer';
import type { AttemptLimiter } from './AttemptLimiter';
import { AccountMails } from './accounts/AccountMails';
import { AccountService } from './accounts/AccountService';
import { accountRoutes } from './accounts/accountRoutes';
import { GuestService } from './accounts/GuestService';
import { MailedAccounts } from './accounts/MailedAccounts';
import type { PasswordHasher } from './accounts/PasswordHasher';
import type { PasswordLinks } from './accounts/PasswordLinks';
import { PasswordSignIn } from './accounts/PasswordSignIn';
import { RegistrationTokens } from './accounts/RegistrationTokens';
import { recoveryRoutes } from './accounts/recoveryRoutes';
import type { SetupTokens } from './accounts/SetupTokens';
import { DeviceCookie } from './accounts/SignInCookie';
import type { SignInService } from './accounts/SignInService';
import { SignInWarnings } from './accounts/SignInWarnings';
import type { MasterKey } from './MasterKey';
import type { MeetingCodes } from './MeetingCodes';

export interface AccountServiceOptions {
  readonly domain: string;
  readonly publicUrl: URL;
  readonly registration: 'open' | 'closed';
}

export interface AccountServiceParts {
  readonly stores: OrganisationStores;
  readonly signIns: SignInService;
  readonly codes: MeetingCodes;
  readonly links: PasswordLinks;
  readonly setupTokens: SetupTokens;
  readonly hasher: PasswordHasher;
  readonly limiter: AttemptLimiter;
  readonly masterKey: MasterKey;
  readonly jobs: JobSender;
  /** Undefined: nothing is mailed. */
  readonly mailer: MailSender | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Signing in, registering and recovering, and one's own account. */
export class AccountServices {
  readonly routes: ReturnType<AccountServices['makeRoutes']>;
  readonly jobs: AccountMails['jobs'];
  /** Where mail is sent, nobody makes an account with an address that is not theirs. */
  readonly registration: ServerView['registration'];

  constructor(
    private readonly options: AccountServiceOptions,
    private readonly parts: AccountServiceParts,
  ) {
    const { stores, links, mailer, masterKey, now } = parts;
    const { registration, publicUrl } = options;
    const tokens = new RegistrationTokens(masterKey.derive('registration'), now);
    this.registration = mailer && registration === 'open' ? 'by-mail' : registration;
    this.routes = this.makeRoutes(tokens);
    this.jobs = new AccountMails({ stores, links, tokens, mailer, publicUrl }).jobs;
  }

  private makeRoutes(tokens: RegistrationTokens) {
    const { stores, signIns, codes, setupTokens, hasher, limiter, jobs, mailer, metrics, logger, now } =
      this.parts;
    const { domain, registration } = this.options;
    const { accounts, users } = stores;
    const devices = new DeviceCookie(this.parts.masterKey.derive('device cookie'));
    const warnings = new SignInWarnings({ stores, limiter, jobs, now });
    const direct = this.registration === 'open' ? 'open' : 'closed';
    const routeParts = {
      accounts: new AccountService(
        { domain, registration: direct },
        { accounts, hasher, limiter, setupTokens, now },
      ),
      users,
      passwords: new PasswordSignIn({ accounts, hasher, limiter, devices, warnings, metrics, logger }),
      guests: new GuestService(accounts, codes, limiter, now),
      signIns,
      devices,
      metrics,
    };
    const mailed = new MailedAccounts(
      { domain, registration, mail: mailer !== undefined },
      { stores, hasher, limiter, tokens, jobs, now },
    );
    return { ...accountRoutes(routeParts), ...recoveryRoutes(mailed, routeParts) };
  }
}
