import { createHmac } from 'node:crypto';
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './isPublicAddress';

/** One call of a webhook. */
export interface WebhookCall {
  readonly url: string;
  readonly secret: string;
  readonly id: string;
  readonly event: string;
  readonly body: string;
}

/** What came back. */
export interface WebhookAnswer {
  readonly status: number;
  /** The first part of the body. */
  readonly excerpt: string;
}

type Answered = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Asks what addresses a name means. */
type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

const PATIENCE_MS = 10_000;
const EXCERPT_BYTES = 1_024;

/**
 * Calls webhooks. Whoever enters a URL must not reach through it what they cannot reach themselves: unless it is
 * allowed, only https, and only addresses of the internet. The address is looked at as the connection is made, so that
 * a name cannot mean another one by then; redirects are not followed.
 */
export class WebhookCaller {
  constructor(
    private readonly options: { readonly inside: boolean },
    private readonly now: () => number = Date.now,
    private readonly resolve: Resolve = lookup,
  ) {}

  /** Whether a URL may be called as far as it says itself: a name is looked up when it is called. */
  accepts(url: URL): boolean {
    if (this.options.inside) return true;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (url.protocol !== 'https:' || host === 'localhost' || host.endsWith('.localhost')) return false;
    return isIP(host) === 0 || isPublicAddress(host);
  }

  /** Throws when the URL may not be called, or nothing is answered in time. */
  async call({ url: text, secret, id, event, body }: WebhookCall): Promise<WebhookAnswer> {
    const url = new URL(text);
    if (!this.accepts(url)) throw new Error('this address may not be called');
    const at = Math.floor(this.now() / 1000);
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Plenum-Webhook',
      'X-Plenum-Event': event,
      'X-Plenum-Delivery': id,
      'X-Plenum-Signature': `t=${at},v1=${signature}`,
    };
    const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return new Promise((resolve, reject) => {
      const asked = ask(
        url,
        { method: 'POST', headers, signal, lookup: this.#lookup, agent: false },
        (response) => {
          readExcerpt(response).then(
            (excerpt) => resolve({ status: response.statusCode ?? 0, excerpt }),
            reject,
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  readonly #lookup = (host: string, options: LookupOptions, done: Answered): void => {
    this.resolve(host, { ...options, all: true }, (error, addresses) => {
      const foreign = this.options.inside
        ? undefined
        : addresses?.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses ?? [];
      if (error) done(error, []);
      else if (foreign || !first) done(new Error('this address may not be called'), []);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** What is longer is not read. */
async function readExcerpt(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= EXCERPT_BYTES) break;
  }
  response.destroy();
  const text = Buffer.concat(parts).subarray(0, EXCERPT_BYTES).toString('utf8');
  // PostgreSQL keeps no NUL in text.
  return text.replaceAll('\0', '');
}
