import { parseSetCookie } from 'cookie';
import type { Me } from '../../../server/contract/accounts';
import { ROUTES, type RouteName, type RouteTypes } from '../../../server/contract/routes';
import type { Problem } from '../../../server/rest/toProblem';

/** What came back, whatever it was. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else text; null when there is none. */
  readonly body: unknown;
}

export interface HttpInput {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** On top of those every request has; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The server refused; carries its problem document. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
  }
}

/** A browser's HTTP without the browser: keeps cookies, sends Origin and the token against CSRF. */
export class HttpWireClient {
  readonly #cookies = new Map<string, string>();
  csrfToken: string | undefined;

  constructor(
    /** `http://localhost:3000` */
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The header Cookie as this browser would send it, also to `/sip` and Socket.IO. */
  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  async signIn(email: string, password: string): Promise<Me> {
    return this.request('signIn', { body: { email, password } });
  }

  /** Asks a route and takes its reply; throws HttpRefusal for anything else. */
  async request<N extends RouteName>(name: N, input: HttpInput = {}): Promise<RouteTypes[N]['reply']> {
    const { status, body } = await this.ask(name, input);
    if (status >= 400) throw new HttpRefusal(body as Problem);
    return body as RouteTypes[N]['reply'];
  }

  /** Asks a route and answers whatever comes. */
  async ask(name: RouteName, input: HttpInput = {}): Promise<HttpAnswer> {
    const { method, path } = ROUTES[name];
    const filled = path.replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent(input.parameters?.[key] ?? ''),
    );
    const query = Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]);
    const search = query.length > 0 ? `?${new URLSearchParams(query)}` : '';
    return this.fetch(method, `${filled}${search}`, input);
  }

  async fetch(method: string, path: string, { body, headers }: HttpInput = {}): Promise<HttpAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: this.#headersFor(method, body, headers),
      ...(body !== undefined && { body: toBody(body) }),
    });
    this.#keepCookies(response);
    const answer = { status: response.status, headers: response.headers, body: await readBody(response) };
    this.#keepToken(answer.body);
    return answer;
  }

  #headersFor(method: string, body: unknown, extra: HttpInput['headers'] = {}): Record<string, string> {
    const all: Record<string, string | undefined> = {
      ...(this.#cookies.size > 0 && { cookie: this.cookieHeader }),
      ...(method !== 'GET' && { origin: this.url, 'x-plenum-csrf': this.csrfToken }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...this.headers,
      ...extra,
    };
    return Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
  }

  #keepCookies(response: Response): void {
    for (const header of response.headers.getSetCookie()) {
      const { name, value = '', maxAge } = parseSetCookie(header);
      if (maxAge === 0) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  #keepToken(body: unknown): void {
    if (typeof body !== 'object' || body === null || !('csrfToken' in body)) return;
    if (typeof body.csrfToken === 'string') this.csrfToken = body.csrfToken;
  }
}

function toBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
