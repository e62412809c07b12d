import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { Logger } from '../server/kernel/Logger';
import { GuestEntity, SetupTokenEntity, SignInEntity, UserEntity } from './entities/accountEntities';
import { MeetingEntity, MeetingHostEntity, MeetingMemberEntity } from './entities/meetingEntities';
import { DepartmentEntity } from './entities/organisationEntities';
import { BookingEntity, RoomEntity } from './entities/schedulingEntities';
import { Initial0001 } from './migrations/0001-initial';
import { Organisation0002 } from './migrations/0002-organisation';
import { Scheduling0003 } from './migrations/0003-scheduling';
import { Invitations0004 } from './migrations/0004-invitations';
import { Integrations0005 } from './migrations/0005-integrations';
import { Records0006 } from './migrations/0006-records';
import { Support0007 } from './migrations/0007-support';
import { Board0008 } from './migrations/0008-board';
import { Chat0009 } from './migrations/0009-chat';
import { RecordStatistics0010 } from './migrations/0010-record-statistics';
import { NotificationOrder0011 } from './migrations/0011-notification-order';
import { CalendarEntries0013 } from './migrations/0013-calendar-entries';
import { Files0014 } from './migrations/0014-files';
import { BoardSeries0015 } from './migrations/0015-board-series';
import { CalendarAscii0016 } from './migrations/0016-calendar-ascii';
import { AskedSequence0017 } from './migrations/0017-asked-sequence';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`; undefined when nobody has set one. */
  readonly url: string | undefined;
  /** Connections at most; default 10. */
  readonly connections?: number;
}

const CONNECT_MS = 2_000;
const STATEMENT_MS = 5_000;
/** The server ends a statement by itself; this is for a server that no longer says anything. */
const SILENCE_MS = 6_000;
/**
 * What is asked for often lies in memory: to come to a page costs as much as to look at four rows, wherever it is.
 * (Dearer pages have the planner read a million records for a rare word.) Nothing is worth compiling.
 */
const PLANNER = '-c seq_page_cost=0.04 -c random_page_cost=0.04 -c jit=off';
/** Any number that nobody else locks: two servers that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_536_861;

/** The server cannot start because its database does not answer; the message says what to do. */
export class NoDatabaseError extends Error {
  override readonly name = 'NoDatabaseError';
}

/** The PostgreSQL that keeps everything. Opened once, migrated on opening. */
export class Database {
  private constructor(
    readonly source: DataSource,
    private readonly logger: Logger,
  ) {}

  /** Connects and brings the schema up to date. Throws a NoDatabaseError when that cannot be done. */
  static async open({ url, connections = 10 }: DatabaseOptions, logger: Logger): Promise<Database> {
    if (!url) throw new NoDatabaseError(NOT_SET);
    const source = new DataSource({
      type: 'postgres',
      url,
      entities: [
        UserEntity,
        GuestEntity,
        SignInEntity,
        SetupTokenEntity,
        MeetingEntity,
        MeetingHostEntity,
        MeetingMemberEntity,
        DepartmentEntity,
        RoomEntity,
        BookingEntity,
      ],
      migrations: [
        Initial0001,
        Organisation0002,
        Scheduling0003,
        Invitations0004,
        Integrations0005,
        Records0006,
        Support0007,
        Board0008,
        Chat0009,
        RecordStatistics0010,
        NotificationOrder0011,
        CalendarEntries0013,
        Files0014,
        BoardSeries0015,
        CalendarAscii0016,
        AskedSequence0017,
      ],
      uuidExtension: 'pgcrypto',
      installExtensions: false,
      connectTimeoutMS: CONNECT_MS,
      poolSize: connections,
      applicationName: 'plenum',
      poolErrorHandler: (cause: unknown) =>
        logger.warn('a database connection broke', { cause: String(cause) }),
      extra: {
        statement_timeout: STATEMENT_MS,
        query_timeout: SILENCE_MS,
        keepAlive: true,
        options: PLANNER,
      },
    });
    try {
      await source.initialize();
      await migrate(source);
    } catch (cause) {
      if (source.isInitialized) await source.destroy();
      throw new NoDatabaseError(explain(cause, url), { cause });
    }
    logger.info('database opened', { host: new URL(url).host });
    return new Database(source, logger);
  }

  /** Answers in milliseconds how long a trivial query takes. Throws when the database does not answer. */
  async ping(): Promise<number> {
    const before = performance.now();
    await this.source.query('SELECT 1');
    return performance.now() - before;
  }

  async close(): Promise<void> {
    if (!this.source.isInitialized) return;
    await this.source.destroy();
    this.logger.info('database closed');
  }
}

async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

const NOT_SET =
  'There is no database: DATABASE_URL is not set. Start the server with `npm start`, which brings its own ' +
  'PostgreSQL, or set DATABASE_URL=postgres://user:password@host:5432/plenum.';

function explain(cause: unknown, url: string): string {
  const { host, pathname } = new URL(url);
  const database = pathname.slice(1);
  const { code = '', message } = (cause ?? {}) as { code?: string; message?: string };
  const detail = message || code || String(cause);
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: `Nothing listens at ${host}. Start PostgreSQL there, or unset DATABASE_URL and use \`npm start\`.`,
    ENOTFOUND: `There is no host ${host}. Look at DATABASE_URL.`,
    '28P01': `PostgreSQL at ${host} refused the user name or password in DATABASE_URL.`,
    '28000': `PostgreSQL at ${host} refused the user name in DATABASE_URL.`,
    '3D000': `PostgreSQL at ${host} has no database "${database}". Make it: createdb ${database}.`,
    '42501': `The user in DATABASE_URL may not create tables in "${database}".`,
  };
  return `There is no database: ${known[code] ?? `PostgreSQL at ${host} does not answer (${detail}).`}`;
}
