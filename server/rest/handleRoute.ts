import type { Request, RequestHandler, Response } from 'express';
import type { ErrorCode } from '../contract/errors';
import { ROUTES, type RouteName } from '../contract/routes';
import type { Actor } from '../kernel/Actor';
import { checkShape } from '../kernel/checkShape';
import { contentDisposition } from '../kernel/contentDisposition';
import { InvalidRequestError } from '../kernel/InvalidRequestError';
import type { Logger } from '../kernel/Logger';
import type { Metrics } from '../kernel/Metrics';
import { PlenumError } from '../kernel/PlenumError';
import type { Client, Route } from './defineRoute';
import { FileReply } from './FileReply';
import { FileStream } from './FileStream';
import { HandOver } from './HandOver';
import { JsonText } from './JsonText';
import { type PathParameters, readPathParameters } from './pathParameters';
import type { RequestGuard } from './RequestGuard';
import type { RequestLimits } from './RequestLimits';
import { readJson, readLargeJson } from './readJson';
import { readQuery } from './readQuery';
import { toProblem } from './toProblem';

/** Who may do what: asked for every request. */
export interface RoutePolicy {
  /** Whether nobody has to be signed in. */
  isOpen(route: RouteName): boolean;
  /** Throws unless someone like `actor` may use the route at all. */
  admit(route: RouteName, actor: Actor | undefined): Promise<void>;
  /** Throws unless `actor` may use it on what the path names. What they may not know of is not there. */
  authorize(route: RouteName, actor: Actor | undefined, parameters: Partial<PathParameters>): Promise<void>;
}

/** Who is signed in with a Cookie header. */
export interface SignInReader {
  authenticate(cookies: string | undefined): Promise<Actor | undefined>;
}

/** Whose key stands in a header Authorization. */
export interface KeyReader {
  authenticate(authorization: string): Promise<Actor | undefined>;
}

/** A request that was refused, as far as it is known. */
export interface Refusal {
  readonly route: RouteName;
  readonly actor: Actor | undefined;
  readonly parameters: Partial<PathParameters>;
  readonly ip: string;
  readonly code: ErrorCode;
}

/** Keeps what was refused, where the log of privileged acts asks for it. Never throws. */
export interface RefusalLog {
  refused(refusal: Refusal): Promise<void>;
}

export interface RouteGates {
  /** Where browsers reach the server: over https they keep Secure cookies, whoever ends TLS. */
  readonly publicUrl: URL;
  readonly signIns: SignInReader;
  readonly keys: KeyReader;
  readonly guard: RequestGuard;
  readonly limits: RequestLimits;
  readonly policy: RoutePolicy;
  readonly refusals: RefusalLog;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** The one path of every REST request: origin, who, limit, may they, parse, may they with this, run, reply. */
export function handleRoute(name: RouteName, route: Route, gates: RouteGates): RequestHandler {
  const serve = async (request: Request, response: Response, seen: Seen) => {
    const { guard, policy } = gates;
    const changes = !READING.includes(ROUTES[name].method);
    if (changes) guard.checkOrigin(request.headers);
    const actor = (seen.actor = await findActor(request, gates));
    response.locals['signIn'] = actor?.signIn;
    if (actor) takeLimits(actor, route, gates);
    await policy.admit(name, actor);
    if (changes && actor && !isByKey(actor) && !policy.isOpen(name)) {
      guard.checkToken(request.headers, actor.signIn);
    }
    const parameters = (seen.parameters = readPathParameters(request.params));
    const query = route.query ? readQuery(route.query, request.originalUrl) : undefined;
    const body = route.body ? await readBody(route, request, response) : undefined;
    await policy.authorize(name, actor, parameters);
    const run = route.run as (call: unknown) => Promise<unknown>;
    const setCookie = (header: string) => void response.append('Set-Cookie', header);
    const client = clientOf(request, gates);
    await reply(
      { request, response },
      await run({ route: name, parameters, query, body, actor, client, setCookie }),
    );
  };
  return async (request, response) => {
    const before = performance.now();
    const seen: Seen = { actor: undefined, parameters: {} };
    await serve(request, response, seen).catch((error: unknown) =>
      refuse(error, response, { ...seen, name, ip: request.ip ?? '', gates }),
    );
    gates.metrics.requestServed(name, response.statusCode, (performance.now() - before) / 1000);
  };
}

const READING: readonly string[] = ['GET', 'HEAD'];

/** What became known of a request before it was refused. */
interface Seen {
  actor: Actor | undefined;
  parameters: Partial<PathParameters>;
}

/** A request with a key has nothing to do with the cookies beside it, and a wrong key is nobody's. */
async function findActor({ headers }: Request, { signIns, keys }: RouteGates): Promise<Actor | undefined> {
  if (headers.authorization === undefined) return signIns.authenticate(headers.cookie);
  const actor = await keys.authenticate(headers.authorization);
  if (!actor) throw new PlenumError('unauthenticated', 'This key is wrong, revoked or too old.');
  return actor;
}

/** No browser sends a key by itself. */
function isByKey(actor: Actor): boolean {
  return actor.kind === 'user' && actor.key !== undefined;
}

function takeLimits(actor: Actor, { costs }: Route, { limits }: RouteGates): void {
  limits.takeForPerson(actor.address);
  if (costs) limits.takeCostly(costs, actor.address);
}

async function readBody(route: Route, request: Request, response: Response): Promise<unknown> {
  const read = route.largeBody ? readLargeJson : readJson;
  if (!request.is('application/json')) {
    throw new PlenumError('invalid-request', 'A body of Content-Type application/json is wanted.');
  }
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  checkShape(request.body);
  const parsed = route.body?.safeParse(request.body);
  if (!parsed) return undefined;
  if (!parsed.success) throw InvalidRequestError.of(parsed.error);
  return parsed.data;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function reply({ request, response }: Exchange, value: unknown): Promise<void> {
  response.set('Cache-Control', 'no-store');
  if (value instanceof HandOver) return value.serve({ request, response });
  if (value instanceof FileStream) return sendStream(response, value);
  if (value instanceof FileReply) sendFile(response, value);
  else if (value instanceof JsonText) response.status(200).type('application/json').send(value.text);
  else if (value === null) response.status(204).end();
  else response.status(200).json(value);
}

function sendFile(response: Response, { name, type, content }: FileReply): void {
  response.set('Content-Disposition', contentDisposition('attachment', name));
  response.status(200).set('Content-Type', type).end(content);
}

/** Who goes away in the middle of a file, or asks for what is not in it, is no failure of ours. */
function sendStream(response: Response, { options: { root, path, headers } }: FileStream): Promise<void> {
  response.set(headers);
  return new Promise((resolve, reject) => {
    response.sendFile(
      path,
      { root, cacheControl: false, lastModified: false },
      (error?: Error & { status?: number }) => {
        if (error?.status === 416) response.status(416).end();
        else if (error && !response.headersSent && !response.destroyed) reject(error);
        else resolve();
      },
    );
  });
}

async function refuse(
  error: unknown,
  response: Response,
  { name, ip, actor, parameters, gates }: Seen & { name: RouteName; ip: string; gates: RouteGates },
): Promise<void> {
  const problem = toProblem(error);
  const { signIn } = response.locals;
  const fields = { route: name, code: problem.code, request: response.getHeader('X-Request-Id'), signIn };
  if (error instanceof PlenumError || problem.status < 500) gates.logger.info('request refused', fields);
  else gates.logger.error('request failed', { ...fields, cause: error });
  await gates.refusals.refused({ route: name, actor, parameters, ip, code: problem.code });
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
