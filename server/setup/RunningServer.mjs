import { existsSync, readFileSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import path from 'node:path';
import { text } from './text.mjs';

/** @typedef {import('./doctorChecks.mjs').Finding} Finding */
/** @typedef {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: string }} Answer */
/** @typedef {{ method?: string, headers?: Record<string, string>, body?: unknown }} Question */

const LIMIT_MS = 30_000;

/** A server that runs on this machine, asked by its own REST interface. */
export class RunningServer {
  /** @type {string} */
  #origin;

  /** @param {NodeJS.ProcessEnv} env */
  constructor(env) {
    const host = env['PLENUM_HTTP_HOST'] || '127.0.0.1';
    const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const scheme = env['PLENUM_TLS_CERT'] ? 'https' : 'http';
    this.#origin = `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${env['PLENUM_HTTP_PORT'] || 3000}`;
  }

  async isUp() {
    const answer = await this.#ask('/healthz').catch(() => undefined);
    return answer?.status === 200;
  }

  /** @returns {Promise<Finding>} */
  async readiness() {
    const { status, body } = await this.#ask('/readyz');
    return status === 200
      ? { state: 'good', detail: this.#origin }
      : {
          state: 'bad',
          detail: `${this.#origin}/readyz: ${status} ${body}`,
          remedy: text('doctor.ready.remedy'),
        };
  }

  /**
   * The server's own test of all its parts, in the name of the demo's admin.
   * @param {string} dataDir
   * @returns {Promise<Finding>}
   */
  async selfTest(dataDir) {
    const admin = demoAdmin(dataDir);
    if (!admin)
      return {
        state: 'remark',
        detail: text('doctor.selfTest.noAccount', { url: `${this.#origin}/self-test` }),
      };
    const { email, password } = admin;
    const signedIn = await this.#ask('/api/v1/sign-in', { method: 'POST', body: { email, password } });
    if (signedIn.status >= 400) {
      return { state: 'remark', detail: text('doctor.selfTest.refused', { status: signedIn.status, email }) };
    }
    const cookie = (signedIn.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
    const { status, body } = await this.#ask('/api/v1/self-test', { headers: { cookie } });
    const csrf = JSON.parse(signedIn.body).csrfToken;
    await this.#ask('/api/v1/me/sign-out', { method: 'POST', headers: { cookie, 'x-plenum-csrf': csrf } });
    if (status !== 200) return { state: 'bad', detail: `/api/v1/self-test: ${status} ${body}` };
    return toFinding(JSON.parse(body));
  }

  /**
   * @param {string} address
   * @param {Question} [question]
   * @returns {Promise<Answer>}
   */
  #ask(address, { method = 'GET', headers = {}, body } = {}) {
    const send = this.#origin.startsWith('https') ? requestSecure : requestPlain;
    const content = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const options = {
        method,
        headers: { ...headers, ...(content && { 'content-type': 'application/json' }) },
        // The certificate is for other computers' names of this one.
        rejectUnauthorized: false,
        timeout: LIMIT_MS,
      };
      const request = send(new URL(address, this.#origin), options, (response) => {
        /** @type {Buffer[]} */
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      request.once('timeout', () => request.destroy(new Error(`no answer within ${LIMIT_MS / 1000} s`)));
      request.once('error', reject);
      request.end(content);
    });
  }
}

/**
 * @param {{ passed: boolean, checks: { name: string, state: string, detail: string }[] }} report
 * @returns {Finding}
 */
export function toFinding({ passed, checks }) {
  const lines = checks.map(
    ({ name, state, detail }) => `${state === 'passed' ? '✓' : '✗'} ${name}: ${detail}`,
  );
  return { state: passed ? 'good' : 'bad', detail: ['', ...lines].join('\n') };
}

/**
 * @param {string} dataDir
 * @returns {{ email: string, password: string } | undefined}
 */
function demoAdmin(dataDir) {
  const file = path.join(dataDir, 'demo-accounts.json');
  if (!existsSync(file)) return undefined;
  /** @type {{ role: string, email: string, password: string }[]} */
  const accounts = JSON.parse(readFileSync(file, 'utf8'));
  return accounts.find(({ role }) => role === 'admin');
}
