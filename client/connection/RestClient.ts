import type { ErrorCode, ErrorReply } from '../../server/contract/errors';
import { ROUTES, type RouteName, type RouteTypes } from '../../server/contract/routes';
import { fillPath } from './fillPath';
import { RequestError } from './RequestError';

type Parameters<N extends RouteName> = RouteTypes[N] extends { parameters: infer P }
  ? { parameters: P }
  : object;
type Body<N extends RouteName> = RouteTypes[N] extends { body: infer B } ? { body: B } : object;
type Query<N extends RouteName> = RouteTypes[N] extends { query: infer Q } ? { query?: Q } : object;
/** Path parameters, query and body of a route, as far as it has them. */
export type RouteInput<N extends RouteName> = Parameters<N> & Query<N> & Body<N>;
export type RouteReply<N extends RouteName> = RouteTypes[N]['reply'];
type InputArguments<N extends RouteName> =
  object extends RouteInput<N> ? [input?: RouteInput<N>] : [input: RouteInput<N>];

interface Loose {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const STATUS_CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
};

/** Typed fetch over the route table. Remembers the CSRF token of whoever is signed in. */
export class RestClient {
  #csrfToken: string | undefined;

  constructor(private readonly send: typeof fetch = (...args) => globalThis.fetch(...args)) {}

  /** What every request that changes something carries. */
  get changingHeaders(): Readonly<Record<string, string>> {
    return this.#csrfToken ? { 'x-plenum-csrf': this.#csrfToken } : {};
  }

  /** Asks one route; throws a RequestError when it is refused or the server cannot be reached. */
  async request<N extends RouteName>(name: N, ...[input]: InputArguments<N>): Promise<RouteReply<N>> {
    const { parameters, query, body } = (input ?? {}) as Loose;
    const { method, path } = ROUTES[name];
    const response = await this.#fetch(
      `${fillPath(path, parameters ?? {})}${toQueryString(query)}`,
      method,
      body,
    );
    if (!response.ok) throw await readProblem(response);
    if (response.status === 204) return null as RouteReply<N>;
    const reply = (await response.json()) as RouteReply<N>;
    this.#rememberCsrfToken(reply);
    return reply;
  }

  /** Asks a route that answers a file; throws as `request` does. */
  async download(
    name: RouteName,
    query: Readonly<Record<string, unknown>>,
  ): Promise<{ name: string; blob: Blob }> {
    const { method, path } = ROUTES[name];
    const response = await this.#fetch(`${path}${toQueryString(query)}`, method, undefined);
    if (!response.ok) throw await readProblem(response);
    const disposition = response.headers.get('content-disposition') ?? '';
    return { name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? name, blob: await response.blob() };
  }

  async #fetch(path: string, method: string, body: unknown): Promise<Response> {
    const headers = new Headers({ accept: 'application/json' });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (method !== 'GET')
      for (const [name, value] of Object.entries(this.changingHeaders)) headers.set(name, value);
    try {
      return await this.send(path, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new RequestError({ code: 'unavailable', message: 'The server cannot be reached.' }, { cause });
    }
  }

  #rememberCsrfToken(reply: unknown): void {
    if (typeof reply !== 'object' || reply === null || !('csrfToken' in reply)) return;
    if (typeof reply.csrfToken === 'string') this.#csrfToken = reply.csrfToken;
  }
}

function toQueryString(query: Readonly<Record<string, unknown>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** Reads problem+json (RFC 9457), which carries Plenum's code, sentence and issues. */
async function readProblem(response: Response): Promise<RequestError> {
  const problem = (await response.json().catch(() => ({}))) as Partial<ErrorReply> & {
    readonly detail?: string;
    readonly title?: string;
  };
  const retryAfter = problem.retryAfter ?? (Number(response.headers.get('retry-after')) || undefined);
  return new RequestError({
    code:
      problem.code ?? STATUS_CODES[response.status] ?? (response.status >= 502 ? 'unavailable' : 'internal'),
    message: problem.message ?? problem.detail ?? problem.title ?? response.statusText,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(problem.issues === undefined ? {} : { issues: problem.issues }),
    ...(problem.alternatives === undefined ? {} : { alternatives: problem.alternatives }),
  });
}
