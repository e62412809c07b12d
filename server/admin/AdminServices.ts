import type { Database } from '../../db/Database';
import { AccountStore } from '../../db/stores/AccountStore';
import { AttemptStore } from '../../db/stores/AttemptStore';
import { FileStore } from '../../db/stores/FileStore';
import { MeetingStore } from '../../db/stores/MeetingStore';
import { OrganisationStores } from '../../db/stores/OrganisationStores';
import { SignInStore } from '../../db/stores/SignInStore';
import type { JobHandlers, JobSender } from '../jobs/JobQueue';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import type { Mailbox } from '../mail/Mailbox';
import type { MailSender } from '../mail/Mailer';
import type { Routes } from '../rest/defineRoute';
import { AccountServices } from './AccountServices';
import { ArchiveServices, type ArchiveServicesParts } from './ArchiveServices';
import { AttemptLimiter } from './AttemptLimiter';
import type { AuditTrail } from './AuditTrail';
import { PasswordHasher } from './accounts/PasswordHasher';
import { SetupTokens } from './accounts/SetupTokens';
import { type EndedNotices, SignInService } from './accounts/SignInService';
import { AdminPolicy, isPrivileged } from './adminPolicy';
import type { WatchedMeetings } from './archive/LiveConsole';
import { FileServices } from './FileServices';
import type { UploadPresence } from './files/UploadService';
import { IntegrationServices } from './IntegrationServices';
import { MailServices } from './MailServices';
import type { MasterKey } from './MasterKey';
import { MeetingCodes } from './MeetingCodes';
import { BookedMeetings } from './meetings/BookedMeetings';
import { type LivePresence, MeetingService } from './meetings/MeetingService';
import { meetingRoutes } from './meetings/meetingRoutes';
import { OrganisationServices } from './OrganisationServices';
import { operationRoutes } from './operations/operationRoutes';
import { type Checks, SelfTest } from './operations/SelfTest';
import type { SchedulingServices } from './SchedulingServices';
import { SupportServices } from './SupportServices';
import { sendNews } from './sendNews';

export interface AdminOptions {
  /** Host part of every address. */
  readonly domain: string;
  readonly publicUrl: URL;
  readonly registration: 'open' | 'closed';
  readonly demo: boolean;
  /** Whether webhooks may call this computer and private networks, and over plain http. */
  readonly webhooksInside: boolean;
  readonly maximumParticipants: number;
  /** Multiplies the limits on attempts. */
  readonly limitFactor: number;
  readonly version: string;
  readonly epoch: string;
  /** Where files lie. */
  readonly dataDir: string;
}

export interface AdminParts {
  readonly database: Database;
  /** Notices on the channel SIGN_IN_ENDED_CHANNEL. */
  readonly notices: EndedNotices;
  readonly masterKey: MasterKey;
  readonly live: LivePresence & WatchedMeetings & UploadPresence;
  /** Draws records into a PDF; default: a thread of its own. */
  readonly print?: ArchiveServicesParts['print'];
  /** How the process is started that writes pictures anew; default: as it was built. */
  readonly pictureProcess?: readonly string[];
  readonly jobs: JobSender;
  /** Undefined: nothing is mailed. */
  readonly mailer: MailSender | undefined;
  /** Undefined: nobody reads what is answered by mail. */
  readonly mailbox: Mailbox | undefined;
  readonly checks: Checks;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly now?: () => number;
  /** Default: what is recommended. */
  readonly hasher?: PasswordHasher;
}

/** Accounts, today's meetings and the view on the server itself: built together, with the routes they serve. */
export class AdminServices {
  readonly accountStore: AccountStore;
  readonly meetingStore: MeetingStore;
  readonly organisationStores: OrganisationStores;
  readonly signIns: SignInService;
  readonly setupTokens: SetupTokens;
  readonly hasher: PasswordHasher;
  /** Finds meetings by their code, and slows down whoever guesses. */
  readonly codes: MeetingCodes;
  readonly policy: AdminPolicy;
  /** Writes privileged acts, and those refused, to the audit log. */
  readonly trail: AuditTrail;
  readonly routes: Routes;
  readonly #support: SupportServices;
  /** Rooms, bookings and invitations: for what comes from elsewhere than REST. */
  readonly scheduling: SchedulingServices;
  /** Who acts with a key. */
  readonly keys: IntegrationServices['keys'];
  /** What is done in the background. */
  readonly jobs: JobHandlers;
  readonly #archive: ArchiveServices;
  readonly #files: FileServices;

  constructor(options: AdminOptions, parts: AdminParts) {
    const {
      database,
      notices,
      masterKey,
      live,
      checks,
      metrics,
      logger,
      jobs,
      mailer,
      now = Date.now,
    } = parts;
    const { domain, publicUrl, demo, version, epoch } = options;
    const accounts = (this.accountStore = new AccountStore(database.source));
    const news = sendNews(jobs);
    this.meetingStore = new MeetingStore(database.source, news);
    const limiter = new AttemptLimiter(new AttemptStore(database.source), options.limitFactor, now);
    const hasher = (this.hasher =
      parts.hasher ?? new PasswordHasher((count) => metrics.hashesWaiting(count)));
    this.setupTokens = new SetupTokens(accounts, now);
    this.codes = new MeetingCodes(this.meetingStore, limiter);
    this.signIns = new SignInService(
      { csrfKey: masterKey.derive('csrf'), domain, plainHttp: publicUrl.protocol === 'http:' },
      { store: new SignInStore(database.source), notices, logger, now },
    );
    const stores = (this.organisationStores = new OrganisationStores(database.source, news));
    const organisation = new OrganisationServices(
      { publicUrl, domain },
      {
        stores,
        isPrivileged,
        hasher,
        limiter,
        jobs,
        replyKey: masterKey.derive('replies to invitations'),
        logger,
        now,
        rolesChanged: () => this.#support.sweep(),
      },
    );
    const trail = (this.trail = organisation.trail);
    const meetings = new MeetingService(options, { store: this.meetingStore, live, trail, now });
    const { access } = organisation;
    const scheduling = (this.scheduling = organisation.scheduling);
    const booked = new BookedMeetings(options, { stores, access, meetings, trail, logger, now });
    const isMeetingKnown = meetings.isKnown.bind(meetings);
    const support = (this.#support = new SupportServices({ stores, trail, isMeetingKnown, logger, now }));
    this.policy = new AdminPolicy(meetings, access, support.access);
    const files = (this.#files = new FileServices({
      store: new FileStore(database.source),
      meetings: this.meetingStore,
      live,
      dataDir: options.dataDir,
      pictureProcess: parts.pictureProcess,
      logger,
      now,
    }));
    const archive = (this.#archive = new ArchiveServices({
      ...parts,
      pictures: files.pictures,
      files: files.files,
      stores,
      trail,
      access,
      now,
    }));
    const { setupTokens } = this;
    const account = new AccountServices(options, {
      stores,
      signIns: this.signIns,
      codes: this.codes,
      links: organisation.links,
      setupTokens,
      hasher,
      limiter,
      masterKey,
      jobs,
      mailer,
      metrics,
      logger,
      now,
    });
    const integrations = new IntegrationServices(options, { stores, trail, masterKey, jobs, now });
    this.keys = integrations.keys;
    this.routes = {
      ...account.routes,
      ...integrations.routes,
      ...meetingRoutes(meetings, booked, this.codes),
      ...organisation.routes,
      ...support.routes,
      ...archive.routes,
      ...files.routes,
      ...operationRoutes(
        {
          version,
          registration: account.registration,
          mail: mailer !== undefined,
          demo,
          epoch,
          needsSetup: () => setupTokens.needed(),
        },
        new SelfTest(checks, now),
      ),
    };
    this.jobs = {
      ...new MailServices(options, { ...parts, stores, scheduling, now }).jobs,
      ...account.jobs,
      ...archive.jobs,
      ...files.jobs,
      'invitation-mails': (told) => scheduling.mails.sendEach(told),
      'booked-dates': async () => {
        await booked.openDue();
        await scheduling.reminders.run();
      },
      ...integrations.jobs,
    };
  }

  /** Goes on with what a server that was stopped left half done. */
  resume(): Promise<void> {
    return this.#files.resume();
  }

  async close(): Promise<void> {
    await this.#files.close();
    this.#support.close();
    this.#archive.close();
    this.signIns.close();
  }
}
