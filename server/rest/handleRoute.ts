import type { Request, RequestHandler, Response } from 'express';
import { ROUTES, type RouteName } from '../contract/routes';
import type { Actor } from '../kernel/Actor';
import { checkShape } from '../kernel/checkShape';
import { InvalidRequestError } from '../kernel/InvalidRequestError';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import { PlenumError } from '../kernel/PlenumError';
import type { Client, Route } from './defineRoute';
import { type PathParameters, readPathParameters } from './pathParameters';
import type { RequestGuard } from './RequestGuard';
import type { RequestLimits } from './RequestLimits';
import { readJson } from './readJson';
import { toProblem } from './toProblem';

/** Who may do what: asked for every request. */
export interface RoutePolicy {
  /** Whether nobody has to be signed in. */
  isOpen(route: RouteName): boolean;
  /** Throws unless someone like `actor` may use the route at all. */
  admit(route: RouteName, actor: Actor | undefined): void;
  /** Throws unless `actor` may use it on what the path names. What they may not know of is not there. */
  authorize(route: RouteName, actor: Actor | undefined, parameters: Partial<PathParameters>): Promise<void>;
}

/** Who is signed in with a Cookie header. */
export interface SignInReader {
  authenticate(cookies: string | undefined): Promise<Actor | undefined>;
}

export interface RouteGates {
  /** Where browsers reach the server: over https they keep Secure cookies, whoever ends TLS. */
  readonly publicUrl: URL;
  readonly signIns: SignInReader;
  readonly guard: RequestGuard;
  readonly limits: RequestLimits;
  readonly policy: RoutePolicy;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** The one path of every REST request: origin, who, limit, may they, parse, may they with this, run, reply. */
export function handleRoute(name: RouteName, route: Route, gates: RouteGates): RequestHandler {
  const serve = async (request: Request, response: Response) => {
    const { signIns, guard, limits, policy } = gates;
    const changes = ROUTES[name].method !== 'GET';
    if (changes) guard.checkOrigin(request.headers);
    const actor = await signIns.authenticate(request.headers.cookie);
    response.locals['signIn'] = actor?.signIn;
    if (actor) limits.takeForPerson(actor.address);
    policy.admit(name, actor);
    if (changes && actor && !policy.isOpen(name)) guard.checkToken(request.headers, actor.signIn);
    const parameters = readPathParameters(request.params);
    const body = route.body ? await readBody(route.body, request, response) : undefined;
    await policy.authorize(name, actor, parameters);
    const run = route.run as (call: unknown) => Promise<unknown>;
    const setCookie = (header: string) => void response.append('Set-Cookie', header);
    reply(response, await run({ parameters, body, actor, client: clientOf(request, gates), setCookie }));
  };
  return async (request, response) => {
    const before = performance.now();
    await serve(request, response).catch((error: unknown) => refuse(error, response, { name, gates }));
    gates.metrics.requestServed(name, response.statusCode, (performance.now() - before) / 1000);
  };
}

async function readBody(
  schema: NonNullable<Route['body']>,
  request: Request,
  response: Response,
): Promise<unknown> {
  if (!request.is('application/json')) {
    throw new PlenumError('invalid-request', 'A body of Content-Type application/json is wanted.');
  }
  await new Promise<void>((resolve, reject) => {
    readJson(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  checkShape(request.body);
  const parsed = schema.safeParse(request.body);
  if (!parsed.success) throw InvalidRequestError.of(parsed.error);
  return parsed.data;
}

function reply(response: Response, value: unknown): void {
  response.set('Cache-Control', 'no-store');
  if (value === null) response.status(204).end();
  else response.status(200).json(value);
}

function refuse(
  error: unknown,
  response: Response,
  { name, gates }: { name: RouteName; gates: RouteGates },
): void {
  const problem = toProblem(error);
  const { signIn } = response.locals;
  const fields = { route: name, code: problem.code, request: response.getHeader('X-Request-Id'), signIn };
  if (error instanceof PlenumError || problem.status < 500) gates.logger.info('request refused', fields);
  else gates.logger.error('request failed', { ...fields, cause: error });
  sendProblem(response, problem);
}

/** Answers with problem+json (RFC 9457). */
export function sendProblem(response: Response, problem: ReturnType<typeof toProblem>): void {
  if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter));
  response.set('Cache-Control', 'no-store').status(problem.status).type('application/problem+json');
  response.send(JSON.stringify(problem));
}

function clientOf(request: Request, { publicUrl }: RouteGates): Client {
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 256);
  return {
    ip: request.ip ?? '',
    userAgent,
    cookies: request.headers.cookie,
    keepsSecureCookies:
      publicUrl.protocol === 'https:' ||
      request.secure ||
      (isLoopback(request.hostname) && !isSafari(userAgent)),
  };
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isSafari(userAgent: string): boolean {
  return userAgent.includes('Safari/') && !/Chrome|Chromium|Edg|Android/.test(userAgent);
}
