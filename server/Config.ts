import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { LogLevel } from './kernel/Logger';
import { nearestName } from './nearestName';
import { type Documentation, Settings } from './Settings';

/** Everything an operator can set, checked and typed; each part of the server receives its slice. */
export interface Config {
  readonly http: {
    readonly port: number;
    readonly host: string;
    /** Origin under which people reach the server, without a path: `https://meet.example.org`. */
    readonly publicUrl: URL;
    /** Files in PEM; undefined serves plain HTTP (loopback, or behind a proxy that ends TLS). */
    readonly tls: { readonly cert: string; readonly key: string } | undefined;
    /** Certificate of the local authority, offered at `/ca.crt`. */
    readonly caFile: string | undefined;
    /** How many proxies in front of us append to X-Forwarded-For; 0 ignores the header. */
    readonly trustedProxies: number;
  };
  readonly sip: {
    readonly port: number;
    /** Host part of every address of record. */
    readonly domain: string;
  };
  readonly media: {
    /** One UDP and TCP port per worker, from here upwards; 0 picks free ones. */
    readonly port: number;
    readonly workers: number;
    readonly host: string;
    readonly announcedAddress: string | undefined;
    readonly rtpPorts: { readonly min: number; readonly max: number };
  };
  readonly database: {
    /** Undefined: whoever starts the server starts an embedded one first. */
    readonly url: string | undefined;
  };
  readonly accounts: {
    readonly demo: boolean;
    readonly registration: 'open' | 'closed';
    readonly masterKeyFile: string;
  };
  /** Undefined: nothing is mailed. */
  readonly mail:
    | {
        readonly smtpUrl: URL;
        /** The address that mails are from. */
        readonly from: string;
        /** The mailbox of that address; undefined where nobody reads it. */
        readonly imapUrl: URL | undefined;
      }
    | undefined;
  readonly webhooks: {
    /** Whether they may call addresses of this computer and of private networks, and over plain http. */
    readonly inside: boolean;
  };
  readonly limits: {
    /** Multiplies every rate limit. */
    readonly factor: number;
    readonly maximumParticipants: number;
  };
  readonly operations: {
    readonly dataDir: string;
    readonly logLevel: LogLevel;
    readonly drainSeconds: number;
  };
}

/** One setting as the documentation prints it. */
export interface SettingDocument {
  readonly name: string;
  readonly default: string;
  readonly accepts: string;
  readonly description: string;
}

/** The environment is wrong; the message lists everything that is, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The settings are wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Reads the settings from an environment. Throws one ConfigError that lists everything wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable counts as unset: compose files and systemd units cannot leave one out.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Settings.safeParse(set);
  const problems = [
    ...misspelt(set),
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...(parsed.data ? contradictions(parsed.data) : []),
  ];
  if (!parsed.data || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

/** Every setting with its default, in the order of the table. */
export function settingDocuments(): readonly SettingDocument[] {
  return Object.entries(Settings.shape).map(([name, schema]) => {
    const meta = schema.meta() as unknown as Documentation;
    const value: unknown = schema.safeParse(undefined).data;
    return {
      name,
      default: meta.otherwise ?? (value === undefined ? '' : String(value)),
      accepts: meta.accepts,
      description: meta.description,
    };
  });
}

function toConfig(env: Settings): Config {
  const tls =
    env.PLENUM_TLS_CERT && env.PLENUM_TLS_KEY
      ? { cert: env.PLENUM_TLS_CERT, key: env.PLENUM_TLS_KEY }
      : undefined;
  const publicUrl =
    env.PLENUM_PUBLIC_URL ?? new URL(`${tls ? 'https' : 'http'}://localhost:${env.PLENUM_HTTP_PORT}`);
  const dataDir = resolve(env.PLENUM_DATA_DIR);
  return {
    http: {
      port: env.PLENUM_HTTP_PORT,
      host: env.PLENUM_HTTP_HOST,
      publicUrl,
      tls,
      caFile: env.PLENUM_TLS_CA,
      trustedProxies: env.PLENUM_TRUSTED_PROXIES,
    },
    sip: { port: env.PLENUM_SIP_PORT, domain: env.PLENUM_DOMAIN ?? publicUrl.hostname },
    media: {
      port: env.PLENUM_MEDIA_PORT,
      workers: env.PLENUM_MEDIA_WORKERS ?? availableParallelism(),
      host: env.PLENUM_MEDIA_HOST ?? env.PLENUM_HTTP_HOST,
      announcedAddress: env.PLENUM_ANNOUNCED_ADDRESS,
      rtpPorts: env.PLENUM_RTP_PORTS,
    },
    database: { url: env.DATABASE_URL },
    accounts: {
      demo: env.PLENUM_DEMO,
      registration: env.PLENUM_REGISTRATION ?? (env.PLENUM_DEMO ? 'open' : 'closed'),
      masterKeyFile: env.PLENUM_MASTER_KEY_FILE ?? join(dataDir, 'master.key'),
    },
    mail:
      env.PLENUM_SMTP_URL && env.PLENUM_MAIL_FROM
        ? { smtpUrl: env.PLENUM_SMTP_URL, from: env.PLENUM_MAIL_FROM, imapUrl: env.PLENUM_IMAP_URL }
        : undefined,
    webhooks: { inside: env.PLENUM_WEBHOOKS_INSIDE },
    limits: { factor: env.PLENUM_LIMIT_FACTOR, maximumParticipants: env.PLENUM_MAX_PARTICIPANTS },
    operations: {
      dataDir,
      logLevel: env.PLENUM_LOG_LEVEL,
      drainSeconds: env.PLENUM_DRAIN_SECONDS,
    },
  };
}

/** What each setting allows by itself but not beside another. */
function contradictions(env: Settings): string[] {
  const problems: string[] = [];
  if (Boolean(env.PLENUM_TLS_CERT) !== Boolean(env.PLENUM_TLS_KEY)) {
    problems.push('PLENUM_TLS_CERT and PLENUM_TLS_KEY: both or neither are wanted');
  }
  if (Boolean(env.PLENUM_SMTP_URL) !== Boolean(env.PLENUM_MAIL_FROM)) {
    problems.push('PLENUM_SMTP_URL and PLENUM_MAIL_FROM: both or neither are wanted');
  }
  if (env.PLENUM_IMAP_URL && !env.PLENUM_SMTP_URL) {
    problems.push(
      'PLENUM_IMAP_URL: answers are fetched only where invitations are mailed, by PLENUM_SMTP_URL',
    );
  }
  const workers = env.PLENUM_MEDIA_WORKERS ?? availableParallelism();
  if (env.PLENUM_MEDIA_PORT + workers > 65_536) {
    problems.push(`PLENUM_MEDIA_PORT: ${workers} ports from ${env.PLENUM_MEDIA_PORT} on are wanted`);
  }
  return problems;
}

function misspelt(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(Settings.shape);
  return Object.keys(env)
    .filter((name) => name.startsWith('PLENUM_') && !known.includes(name))
    .map((name) => `${name}: there is no such setting; did you mean ${nearestName(name, known)}?`);
}
