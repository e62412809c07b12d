import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Database } from '../db/Database';
import { NoticeListener } from '../db/NoticeListener';
import { BoardLogStore } from '../db/stores/BoardLogStore';
import { ChatLogStore } from '../db/stores/ChatLogStore';
import { MeetingStore } from '../db/stores/MeetingStore';
import { SIGN_IN_ENDED_CHANNEL } from '../db/stores/SignInStore';
import { MediaServer, readDemoClip } from '../media';
import { AdminServices } from './admin/AdminServices';
import { MasterKey } from './admin/MasterKey';
import { sendNews } from './admin/sendNews';
import { ChangeRelay } from './ChangeRelay';
import type { Config } from './Config';
import { ServerEpoch } from './contract/ids';
import { HttpDoor, localUrl } from './HttpDoor';
import { JOBS_CHANNEL, JobQueue } from './jobs/JobQueue';
import { addressKey } from './kernel/addressKey';
import { jsonLogger, type Logger } from './kernel/Logger';
import { Metrics } from './kernel/Metrics';
import { OriginPolicy } from './kernel/OriginPolicy';
import { Mailbox } from './mail/Mailbox';
import { Mailer } from './mail/Mailer';
import { LiveMeetings, type LiveMeetingsPorts } from './meeting/LiveMeetings';
import { prepare, type Welcome } from './prepare';
import { RequestGuard } from './rest/RequestGuard';
import { RequestLimits } from './rest/RequestLimits';
import { RestServer } from './rest/RestServer';
import { SipDoor } from './SipDoor';
import { SyntheticGuest } from './SyntheticGuest';
import { selfTestChecks } from './selfTestChecks';
import { SignallingServer } from './signalling/SignallingServer';
import { version } from './version';

/** The built client lies beside the built server. */
const CLIENT_DIR = resolve(__dirname, '../client');

/** What is open once the database and the media workers are. */
interface Parts {
  readonly database: Database;
  readonly media: MediaServer;
  readonly live: LiveMeetings;
  readonly admin: AdminServices;
}

type AdminNeeds = Pick<Parts, 'database' | 'media' | 'live'> & { readonly jobs: JobQueue };

/** The composition root: builds every part in order, closes them in reverse; the only file that knows all. */
export class App {
  readonly #epoch = ServerEpoch.parse(randomUUID());
  readonly #metrics = new Metrics();
  readonly #origins: OriginPolicy;
  readonly #limits: RequestLimits;
  readonly #closers: (() => unknown)[] = [];
  #closing: Promise<void> | undefined;

  private constructor(
    private readonly config: Config,
    readonly logger: Logger,
  ) {
    this.#origins = new OriginPolicy(config.http.publicUrl);
    this.#limits = new RequestLimits(config.limits.factor);
  }

  /** Throws what keeps the server from starting, after closing what was opened until then. */
  static async start(config: Config): Promise<{ app: App; welcome: Welcome }> {
    const app = new App(config, jsonLogger(config.operations.logLevel));
    try {
      return { app, welcome: await app.#open() };
    } catch (cause) {
      await app.close();
      throw cause;
    }
  }

  /** Lets nobody in any more, tells everyone to come back, then closes every part. Harmless when repeated. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #open(): Promise<Welcome> {
    const parts = await this.#openParts();
    const welcome = await prepare(this.config, parts.admin);
    const http = new HttpDoor(this.config.http, this.#openRest(parts).handler);
    this.#closers.push(() => http.close());
    this.#openSip(parts, http);
    await this.#openSignalling(parts, http);
    this.#closers.push(() => parts.live.drain());
    await http.listen();
    void parts.admin
      .resume()
      .catch((cause) => this.logger.warn('what was left half done waits for its job', { cause }));
    this.logger.info('server listens', { url: welcome.url, epoch: this.#epoch });
    return welcome;
  }

  async #openParts(): Promise<Parts> {
    const { config, logger } = this;
    const database = await Database.open(config.database, logger);
    this.#closers.push(() => database.close());
    const media = await this.#openMedia();
    const jobs = await this.#openJobs();
    const live = this.#openMeetings({ database, media, jobs }, (code, actor) =>
      admin.codes.find(code, actor.address),
    );
    const admin: AdminServices = await this.#openAdmin({ database, media, live, jobs });
    this.#closers.push(() => jobs.close());
    jobs.work(admin.jobs);
    return { database, media, live, admin };
  }

  async #openMedia(): Promise<MediaServer> {
    const { host, port, workers, announcedAddress } = this.config.media;
    const media = new MediaServer(
      { listenAddress: host, firstPort: port, workers, ...(announcedAddress && { announcedAddress }) },
      this.logger,
    );
    media.on('workerDied', () => this.#metrics.workerDied());
    this.#closers.push(() => media.close());
    await media.start();
    return media;
  }

  #openMeetings(
    { database, media, jobs }: Omit<AdminNeeds, 'live'>,
    findByCode: LiveMeetingsPorts['findByCode'],
  ): LiveMeetings {
    const metrics = this.#metrics;
    const store = new MeetingStore(database.source, sendNews(jobs));
    const synthetic = new SyntheticGuest(readDemoClip(), store, this.config.sip.domain);
    const live = new LiveMeetings({
      store,
      findByCode,
      openMixer: (options) => media.openMixer(options),
      boards: new BoardLogStore(database.source),
      chats: new ChatLogStore(database.source),
      openedDemo: (meeting) => synthetic.join(meeting),
      epoch: this.#epoch,
      logger: this.logger,
      now: Date.now,
    });
    live.on('participantJoined', ({ device }) => metrics.participantJoined(device));
    live.on('participantLeft', ({ device }) => metrics.participantLeft(device));
    live.on('counted', (count) => metrics.liveMeetings(count));
    return live;
  }

  async #openJobs(): Promise<JobQueue> {
    const { url = '' } = this.config.database;
    const notices = new NoticeListener(url, JOBS_CHANNEL, this.logger);
    this.#closers.push(() => notices.close());
    await notices.open();
    return JobQueue.open(url, { notices, metrics: this.#metrics, logger: this.logger });
  }

  async #openAdmin({ database, media, live, jobs }: AdminNeeds): Promise<AdminServices> {
    const { http, accounts, limits, webhooks, mail, sip, operations, database: kept } = this.config;
    const notices = new NoticeListener(kept.url ?? '', SIGN_IN_ENDED_CHANNEL, this.logger);
    this.#closers.push(() => notices.close());
    await notices.open();
    const admin = new AdminServices(
      {
        ...accounts,
        domain: sip.domain,
        publicUrl: http.publicUrl,
        maximumParticipants: limits.maximumParticipants,
        limitFactor: limits.factor,
        webhooksInside: webhooks.inside,
        version,
        epoch: this.#epoch,
        dataDir: operations.dataDir,
      },
      {
        database,
        notices,
        masterKey: MasterKey.open(accounts.masterKeyFile),
        live,
        jobs,
        mailer: this.#openMailer(),
        mailbox: mail?.imapUrl && new Mailbox(mail.imapUrl, this.logger),
        checks: selfTestChecks({
          database,
          media,
          dataDir: operations.dataDir,
          localUrl: localUrl(http),
          origin: http.publicUrl.origin,
        }),
        metrics: this.#metrics,
        logger: this.logger,
      },
    );
    this.#closers.push(() => admin.close());
    return admin;
  }

  #openMailer(): Mailer | undefined {
    if (!this.config.mail) return undefined;
    const mailer = new Mailer(this.config.mail);
    this.#closers.push(() => mailer.close());
    return mailer;
  }

  #openRest({ admin, database, media }: Parts): RestServer {
    const { http } = this.config;
    const { signIns, keys, policy, routes } = admin;
    const readiness = async () => [
      { name: 'accepting', ready: this.#closing === undefined },
      { name: 'database', ready: await database.ping().then(isDone, isNotDone) },
      { name: 'media', ready: media.workerPids().length > 0 },
    ];
    return new RestServer(
      { publicUrl: http.publicUrl, trustedProxies: http.trustedProxies, clientDir: CLIENT_DIR, version },
      {
        routes,
        policy,
        refusals: admin.trail,
        signIns,
        keys,
        guard: new RequestGuard(this.#origins, (signIn) => signIns.csrfToken(signIn)),
        limits: this.#limits,
        metrics: this.#metrics,
        readiness,
        caFile: http.caFile,
        logger: this.logger,
      },
    );
  }

  #openSip({ live, admin }: Parts, http: HttpDoor): void {
    const { sip, limits, http: web } = this.config;
    const door = new SipDoor({
      live,
      signIns: admin.signIns,
      server: http.server,
      ...this.#door(admin, http),
      domain: sip.domain,
      limitFactor: limits.factor,
      secure: web.publicUrl.protocol === 'https:',
      metrics: this.#metrics,
      logger: this.logger,
    });
    this.#closers.push(() => door.close());
  }

  async #openSignalling({ live, admin }: Parts, http: HttpDoor): Promise<void> {
    const signalling = new SignallingServer(http.server, {
      ...this.#door(admin, http),
      bindParticipant: (token, actor) => live.bind(token, actor),
      limitFactor: this.config.limits.factor,
      metrics: this.#metrics,
      logger: this.logger,
    });
    admin.signIns.on('ended', (signIn) => signalling.closeSignIn(signIn));
    live.on('boardTold', (channel, notice) => signalling.publish(channel, notice));
    const tell = signalling.tellChanged.bind(signalling);
    const relay = new ChangeRelay(this.config.database.url ?? '', tell, this.logger);
    this.#closers.push(
      () => signalling.close(),
      () => relay.close(),
      () => signalling.drain(),
    );
    await relay.open();
  }

  /** What every door asks: is the page ours, who is it, where from. */
  #door({ signIns }: AdminServices, http: HttpDoor) {
    return {
      isAllowedOrigin: ({ headers }: IncomingMessage) => this.#origins.allows(headers.origin, headers.host),
      authenticate: (cookies: string | undefined) => signIns.authenticate(cookies),
      addressOf: (request: IncomingMessage) => addressKey(http.addressOf(request)),
      /** Takes one request from an address. Throws RetryLaterError when it has none left. */
      limit: (address: string) => this.#limits.takeForAddress(address),
    };
  }

  async #closeAll(): Promise<void> {
    const deadline = setTimeout(this.config.operations.drainSeconds * 1000, 'late', { ref: false });
    for (const close of this.#closers.reverse()) {
      try {
        const outcome = await Promise.race([deadline, close()]);
        if (outcome === 'late') this.logger.warn('a part was not closed in time');
      } catch (cause) {
        this.logger.error('a part did not close', { cause });
      }
    }
    this.logger.info('server closed');
  }
}

const isDone = () => true;
const isNotDone = () => false;
