import { isIPv4 } from 'node:net';
import { z } from 'zod';

/** What the table of settings says of one. */
export interface Documentation {
  readonly accepts: string;
  readonly description: string;
  /** What stands in the table where the default is not a constant. */
  readonly otherwise?: string;
}

function documented<T extends z.ZodType>(schema: T, documentation: Documentation): T {
  return schema.meta({ ...documentation });
}

function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `a whole number from ${min} to ${max} is wanted`)
    .transform(Number)
    .pipe(z.number().min(min, `at least ${min} is wanted`).max(max, `at most ${max} is wanted`));
}

const port = wholeNumber(0, 65_535);
const PORT = '0 to 65535; 0 picks a free one';
/** People are told the port of the web server before it listens: it cannot be left open. */
const httpPort = wholeNumber(1, 65_535);
const host = z.string().regex(/^[\w.:-]{1,253}$/, 'an address or host name is wanted');
/** As a SIP URI takes it (RFC 3261 25.1): no part begins or ends with a dash, and the last begins with a letter. */
const HOST_NAME = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)*[a-z](?:[a-z\d-]*[a-z\d])?$/;
/** In lower case, as SIP addresses are compared. */
const domain = z
  .string()
  .max(253, 'a host name is wanted')
  .toLowerCase()
  .refine((value) => HOST_NAME.test(value) || isIPv4(value), 'a host name such as example.org is wanted');
const path = z.string().min(1).max(4096);
const flag = z.enum(['true', 'false'], 'true or false is wanted').transform((value) => value === 'true');

const publicUrl = z
  .string()
  .refine((value) => URL.canParse(value), 'a URL such as https://meet.example.org is wanted')
  .transform((value) => new URL(value))
  .refine((url) => ['http:', 'https:'].includes(url.protocol), 'http or https is wanted')
  .refine((url) => url.pathname === '/' && !url.search && !url.hash, 'a URL without a path is wanted')
  .refine((url) => !url.username && !url.password, 'a URL without a user name is wanted');

const databaseUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    'a URL such as postgres://user:password@host:5432/plenum is wanted',
  );

const portRange = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/, 'two ports such as 31000-31999 are wanted')
  .transform((value) => {
    const [min = 0, max = 0] = value.split('-').map(Number);
    return { min, max };
  })
  .refine(
    ({ min, max }) => min >= 1024 && max <= 65_535 && min <= max,
    'ports from 1024 to 65535, the smaller first',
  );

const factor = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,3})?$/, 'a number is wanted')
  .transform(Number)
  .pipe(z.number().min(0.001, 'more than 0 is wanted').max(100_000, 'at most 100000 is wanted'));

/** A server that is signed in to by what stands in its URL. */
function serverUrl(schemes: readonly string[], example: string) {
  return z
    .string()
    .refine((value) => URL.canParse(value), `a URL such as ${example} is wanted`)
    .transform((value) => new URL(value))
    .refine(
      (url) => schemes.includes(url.protocol) && url.hostname !== '',
      `a URL such as ${example} is wanted`,
    );
}

/** Every setting: its name in the environment, its check, its default and one sentence. */
export const Settings = z.object({
  PLENUM_HTTP_HOST: documented(host.default('127.0.0.1'), {
    accepts: 'address or host name',
    description: 'Address on which the web server listens; 0.0.0.0 opens it to other computers.',
  }),
  PLENUM_HTTP_PORT: documented(httpPort.default(3000), {
    accepts: '1 to 65535',
    description: 'TCP port of the web server (pages, REST, Socket.IO and SIP over WebSocket).',
  }),
  PLENUM_PUBLIC_URL: documented(publicUrl.optional(), {
    accepts: 'http or https URL without a path',
    otherwise: 'http(s)://localhost:PLENUM_HTTP_PORT',
    description: 'Where people reach the server; links and the check of Origin are made from it.',
  }),
  PLENUM_TLS_CERT: documented(path.optional(), {
    accepts: 'file',
    description: 'Certificate chain in PEM; together with PLENUM_TLS_KEY the server speaks https.',
  }),
  PLENUM_TLS_KEY: documented(path.optional(), {
    accepts: 'file',
    description: 'Private key of PLENUM_TLS_CERT in PEM.',
  }),
  PLENUM_TLS_CA: documented(path.optional(), {
    accepts: 'file',
    description: 'Certificate of the local authority that signed PLENUM_TLS_CERT, offered at /ca.crt.',
  }),
  PLENUM_TRUSTED_PROXIES: documented(wholeNumber(0, 10).default(0), {
    accepts: '0 to 10',
    description: 'How many proxies stand in front; only their entries of X-Forwarded-For count.',
  }),
  PLENUM_SIP_PORT: documented(port.default(5060), {
    accepts: PORT,
    description: 'UDP and TCP port of SIP: reserved for SIP phones, not used yet.',
  }),
  PLENUM_DOMAIN: documented(domain.optional(), {
    accepts: 'host name',
    otherwise: 'host of PLENUM_PUBLIC_URL',
    description: 'What stands behind the @ of every SIP address.',
  }),
  PLENUM_MEDIA_HOST: documented(host.optional(), {
    accepts: 'address',
    otherwise: 'PLENUM_HTTP_HOST',
    description: 'Address on which the media workers listen.',
  }),
  PLENUM_MEDIA_PORT: documented(port.default(30_000), {
    accepts: PORT,
    description: 'First of one UDP and TCP port for each media worker.',
  }),
  PLENUM_MEDIA_WORKERS: documented(wholeNumber(1, 64).optional(), {
    accepts: '1 to 64',
    otherwise: 'one for each processor',
    description: 'How many media workers run.',
  }),
  PLENUM_ANNOUNCED_ADDRESS: documented(host.optional(), {
    accepts: 'address or host name',
    description: 'Address that browsers are told to send media to, where it differs from PLENUM_MEDIA_HOST.',
  }),
  PLENUM_RTP_PORTS: documented(portRange.default({ min: 31_000, max: 31_999 }), {
    accepts: 'two ports joined by a dash',
    otherwise: '31000-31999',
    description: 'UDP ports for the plain RTP of phones: reserved for SIP phones, not used yet.',
  }),
  MEDIASOUP_WORKER_BIN: documented(path.optional(), {
    accepts: 'file',
    otherwise: 'what the set-up built',
    description: 'The media worker that is run; mediasoup reads it itself.',
  }),
  DATABASE_URL: documented(databaseUrl.optional(), {
    accepts: 'postgres URL',
    otherwise: 'the embedded PostgreSQL',
    description: 'The PostgreSQL (15 or newer) that keeps everything.',
  }),
  PLENUM_DATA_DIR: documented(path.default('./data'), {
    accepts: 'directory',
    description: 'Where keys, files, the embedded database and the list of demo accounts lie.',
  }),
  PLENUM_MASTER_KEY_FILE: documented(path.optional(), {
    accepts: 'file of mode 0600',
    otherwise: 'PLENUM_DATA_DIR/master.key',
    description: 'The 32 bytes all other keys are derived from; made at the first start.',
  }),
  PLENUM_DEMO: documented(flag.default(true), {
    accepts: 'true or false',
    description: 'Whether demo accounts and an ever running demo meeting are made.',
  }),
  PLENUM_REGISTRATION: documented(z.enum(['open', 'closed'], 'open or closed is wanted').optional(), {
    accepts: 'open or closed',
    otherwise: 'open in the demo, else closed',
    description: 'Whether people may make their own accounts.',
  }),
  PLENUM_SMTP_URL: documented(
    serverUrl(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org').optional(),
    {
      accepts: 'smtp or smtps URL',
      description: 'The server that mails are sent by; without it nothing is mailed. Needs PLENUM_MAIL_FROM.',
    },
  ),
  PLENUM_MAIL_FROM: documented(
    z.email('a mail address such as meetings@example.org is wanted').max(254).toLowerCase().optional(),
    {
      accepts: 'mail address',
      description:
        'Whom mails are from. Answers to invitations come to it with a plus and a token before the @.',
    },
  ),
  PLENUM_IMAP_URL: documented(
    serverUrl(['imap:', 'imaps:'], 'imaps://user:password@mail.example.org/INBOX').optional(),
    {
      accepts: 'imap or imaps URL',
      description:
        'The mailbox of PLENUM_MAIL_FROM, where answers to invitations are fetched; its folder is INBOX unless named.',
    },
  ),
  PLENUM_WEBHOOKS_INSIDE: documented(flag.default(false), {
    accepts: 'true or false',
    description: 'Whether webhooks may call this computer and private networks, and over plain http.',
  }),
  PLENUM_MAX_PARTICIPANTS: documented(wholeNumber(2, 1000).default(100), {
    accepts: '2 to 1000',
    description: 'How many people a new meeting holds.',
  }),
  PLENUM_LIMIT_FACTOR: documented(factor.default(1), {
    accepts: 'number above 0',
    description: 'Multiplies every rate limit; for benches and for offices behind one address.',
  }),
  PLENUM_LOG_LEVEL: documented(
    z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent is wanted')
      .default('info'),
    {
      accepts: 'debug, info, warn, error or silent',
      description: 'The least important line that is logged.',
    },
  ),
  PLENUM_DRAIN_SECONDS: documented(wholeNumber(0, 3600).default(20), {
    accepts: '0 to 3600',
    description:
      'How long closing may take at most when the server is told to stop; meetings are asked to come back.',
  }),
});
export type Settings = z.infer<typeof Settings>;
