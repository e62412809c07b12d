import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoticeListener } from '../../db/NoticeListener';
import { SIGN_IN_ENDED_CHANNEL } from '../../db/stores/SignInStore';
import { AdminServices } from '../../server/admin/AdminServices';
import type { LinkState } from '../../server/admin/archive/LiveConsole';
import { printDocument } from '../../server/admin/archive/printDocument';
import type { UploadPresence } from '../../server/admin/files/UploadService';
import { MasterKey } from '../../server/admin/MasterKey';
import type { LivePresence } from '../../server/admin/meetings/MeetingService';
import type { Checks } from '../../server/admin/operations/SelfTest';
import type { EndedNotice, ParticipantView } from '../../server/contract/conference';
import type { UploadNotice } from '../../server/contract/files';
import type { MeetingId, ParticipantId } from '../../server/contract/ids';
import { type Logger, silentLogger } from '../../server/kernel/Logger';
import { Metrics } from '../../server/kernel/Metrics';
import { OriginPolicy } from '../../server/kernel/OriginPolicy';
import type { Mailbox } from '../../server/mail/Mailbox';
import type { MailSender } from '../../server/mail/Mailer';
import type { OperationalParts } from '../../server/rest/operationalRoutes';
import { RequestGuard } from '../../server/rest/RequestGuard';
import { RequestLimits } from '../../server/rest/RequestLimits';
import { RestServer } from '../../server/rest/RestServer';
import { type FreshDatabase, freshDatabase } from './freshDatabase';
import { quickHasher } from './quickHasher';
import { StagedJobs } from './StagedJobs';
import { HttpWireClient } from './wire/HttpWireClient';

/** The live meetings of a test: whom it puts there, and what was ended. */
export class StagedPresence implements LivePresence, UploadPresence {
  readonly people = new Map<MeetingId, readonly ParticipantView[]>();
  readonly ended: { meeting: MeetingId; notice: EndedNotice }[] = [];

  get meetings(): readonly MeetingId[] {
    return [...this.people.keys()];
  }

  present(meeting: MeetingId): readonly ParticipantView[] {
    return this.people.get(meeting) ?? [];
  }

  readonly linkStates = new Map<MeetingId, readonly LinkState[]>();

  async links(meeting: MeetingId): Promise<readonly LinkState[]> {
    return this.linkStates.get(meeting) ?? [];
  }

  end(meeting: MeetingId, notice: EndedNotice): void {
    this.ended.push({ meeting, notice });
  }

  readonly uploads: { notice: UploadNotice; to: readonly ParticipantId[] | 'everyone' }[] = [];

  tellUpload(_: MeetingId, notice: UploadNotice, to: readonly ParticipantId[] | 'everyone'): void {
    this.uploads.push({ notice, to });
  }

  readonly ending = new Map<MeetingId, Date>();

  endingSince(meeting: MeetingId): Date | undefined {
    return this.ending.get(meeting);
  }
}

/** Of the sources, as tests run them. */
const PICTURE_PROCESS = [
  '-r',
  join(__dirname, 'registerSwc.cjs'),
  join(__dirname, '../../server/files/encodePictureProcess.ts'),
];

export interface RestSettings {
  readonly registration?: 'open' | 'closed';
  readonly limitFactor?: number;
  readonly trustedProxies?: number;
  readonly publicUrl?: URL;
  readonly checks?: Checks;
  readonly readiness?: OperationalParts['readiness'];
  /** Where to reach the database, `host:port`, if not at its own address. */
  readonly databaseAddress?: string;
  /** Default: a page of a few words. */
  readonly clientDir?: string;
  readonly logger?: Logger;
  readonly webhooksInside?: boolean;
  /** By default the server sends no mail. */
  readonly mailer?: MailSender;
  /** By default nobody reads what is answered by mail. */
  readonly mailbox?: Mailbox;
  readonly now?: () => number;
  /** Whether passwords are hashed at the product's cost; without, next to none. */
  readonly dearPasswords?: boolean;
}

/** The REST side of the product over real HTTP and a real database, without meetings. */
export interface OpenRest {
  readonly url: string;
  readonly fresh: FreshDatabase;
  readonly admin: AdminServices;
  readonly presence: StagedPresence;
  readonly jobs: StagedJobs;
  /** Where it keeps files. */
  readonly dataDir: string;
  browser(headers?: Readonly<Record<string, string>>): HttpWireClient;
  close(): Promise<void>;
}

/** As the build leaves it: the server puts its nonce where CSP_NONCE stands. */
const CLIENT_PAGE =
  '<!doctype html><html lang="en"><head><meta property="csp-nonce" nonce="CSP_NONCE"></head><body></body></html>';

export async function openRest(settings: RestSettings = {}): Promise<OpenRest> {
  const { limitFactor = 1, logger = silentLogger, trustedProxies = 0, now } = settings;
  const fresh = await freshDatabase(settings.databaseAddress);
  const clientDir = settings.clientDir ?? makeClient();
  const dataDir = mkdtempSync(join(tmpdir(), 'plenum-data-'));
  const notices = new NoticeListener(fresh.url, SIGN_IN_ENDED_CHANNEL, logger);
  await notices.open();
  const presence = new StagedPresence();
  const jobs = new StagedJobs();
  const metrics = new Metrics();
  const publicUrl = settings.publicUrl ?? new URL('http://localhost:3000');
  const admin = new AdminServices(
    {
      domain: 'plenum.example',
      publicUrl,
      registration: settings.registration ?? 'open',
      demo: false,
      webhooksInside: settings.webhooksInside ?? false,
      maximumParticipants: 20,
      limitFactor,
      version: '0.0.0',
      epoch: randomUUID(),
      dataDir,
    },
    {
      database: fresh.database,
      notices,
      masterKey: new MasterKey(randomBytes(32)),
      live: presence,
      pictureProcess: PICTURE_PROCESS,
      print: printDocument,
      jobs,
      mailer: settings.mailer,
      mailbox: settings.mailbox,
      checks: settings.checks ?? {},
      metrics,
      logger,
      ...(now && { now }),
      ...(!settings.dearPasswords && { hasher: quickHasher() }),
    },
  );
  const rest = new RestServer(
    { publicUrl, trustedProxies, clientDir, version: '0.0.0' },
    {
      routes: admin.routes,
      policy: admin.policy,
      refusals: admin.trail,
      signIns: admin.signIns,
      keys: admin.keys,
      guard: new RequestGuard(new OriginPolicy(publicUrl), (signIn) => admin.signIns.csrfToken(signIn)),
      limits: new RequestLimits(limitFactor),
      readiness: settings.readiness ?? (async () => [{ name: 'database', ready: true }]),
      metrics,
      caFile: undefined,
      logger,
    },
  );
  const server = createServer(rest.handler);
  const url = await listen(server);
  return {
    url,
    fresh,
    admin,
    presence,
    jobs,
    dataDir,
    browser: (headers) => new HttpWireClient(url, headers),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await admin.close();
      await notices.close();
      await fresh.close();
      if (!settings.clientDir) rmSync(clientDir, { recursive: true });
      rmSync(dataDir, { recursive: true });
    },
  };
}

function makeClient(): string {
  const dir = mkdtempSync(join(tmpdir(), 'plenum-client-'));
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'index.html'), CLIENT_PAGE);
  writeFileSync(join(dir, 'assets', 'main-abc123.js'), 'export {};');
  return dir;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://localhost:${(server.address() as AddressInfo).port}`),
    );
  });
}
