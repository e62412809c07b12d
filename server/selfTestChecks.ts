import { access, constants, statfs } from 'node:fs/promises';
import { get } from 'node:http';
import { get as getSecurely } from 'node:https';
import type { Database } from '../db/Database';
import type { MediaServer } from '../media';
import type { Checks } from './admin/operations/SelfTest';
import type { SelfTestCheck } from './contract/operations';

const MEBIBYTE = 1024 * 1024;
const LEAST_FREE_MIB = 500;

export interface CheckedParts {
  readonly database: Database;
  readonly media: MediaServer;
  readonly dataDir: string;
  /** Where this very server listens, and the origin of its own pages. */
  readonly localUrl: URL;
  readonly origin: string;
}

/** What the self-test looks at, part by part; each answers what it measured or throws what is wrong. */
export function selfTestChecks({ database, media, dataDir, localUrl, origin }: CheckedParts): Checks {
  let looking: Promise<readonly SelfTestCheck[]> | undefined;
  /** The media layer looks at all its parts at once. */
  const mediaCheck = (name: SelfTestCheck['name']) => async () => {
    looking ??= media.checks().finally(() => (looking = undefined));
    return toOutcome(await looking, name);
  };
  return {
    database: async () => `answers in ${(await database.ping()).toFixed(1)} ms`,
    sip: () => checkSipDoor(localUrl, origin),
    'media-worker': mediaCheck('media-worker'),
    'media-ports': mediaCheck('media-ports'),
    'media-loop': mediaCheck('media-loop'),
    disk: () => checkDisk(dataDir),
  };
}

function toOutcome(checks: readonly SelfTestCheck[], name: SelfTestCheck['name']): string {
  const check = checks.find((candidate) => candidate.name === name);
  if (!check) throw new Error('the media layer did not look at it');
  if (check.state === 'failed') throw new Error(check.detail);
  return check.detail;
}

/** The SIP door is open and guarded when it asks an upgrade without a sign-in to sign in. */
function checkSipDoor(localUrl: URL, origin: string): Promise<string> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    origin,
    'sec-websocket-protocol': 'sip',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
  };
  const ask = localUrl.protocol === 'https:' ? getSecurely : get;
  return new Promise((resolve, reject) => {
    const request = ask(
      new URL('/sip', localUrl),
      { headers, rejectUnauthorized: false },
      ({ statusCode }) =>
        statusCode === 401
          ? resolve('SIP over WebSocket answers at /sip')
          : reject(
              new Error(`/sip answered ${statusCode} to an upgrade without a sign-in, 401 was expected`),
            ),
    );
    request.once('error', reject);
  });
}

async function checkDisk(dataDir: string): Promise<string> {
  await access(dataDir, constants.W_OK);
  const { bavail, bsize } = await statfs(dataDir);
  const freeMib = Math.floor((bavail * bsize) / MEBIBYTE);
  if (freeMib < LEAST_FREE_MIB) {
    throw new Error(`only ${freeMib} MiB are free in ${dataDir}: make room, at least ${LEAST_FREE_MIB} MiB`);
  }
  return `${freeMib} MiB free in ${dataDir}`;
}
