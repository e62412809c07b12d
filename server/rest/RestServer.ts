import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { ROUTES, type RouteName } from '../contract/routes';
import { PlenumError } from '../kernel/PlenumError';
import { apiPage } from './apiPage';
import type { Routes } from './defineRoute';
import { handleRoute, type RouteGates, sendProblem } from './handleRoute';
import { openApi } from './openApi';
import { type OperationalParts, operationalRoutes } from './operationalRoutes';
import type { RequestLimits } from './RequestLimits';
import { securityHeaders } from './securityHeaders';
import { staticClient } from './staticClient';
import { toProblem } from './toProblem';

export interface RestServerOptions {
  readonly publicUrl: URL;
  /** How many proxies in front append to X-Forwarded-For. */
  readonly trustedProxies: number;
  /** Where the built client lies. */
  readonly clientDir: string;
  readonly version: string;
}

export interface RestServerParts extends Omit<RouteGates, 'publicUrl'>, OperationalParts {
  /** Every route of the contract: one that is missing does not compile. */
  readonly routes: Routes;
}

/** The HTTP side of Plenum: REST, the built client and what monitors ask. Give its handler to an HTTP server. */
export class RestServer {
  readonly handler: RequestListener;

  constructor({ publicUrl, trustedProxies, clientDir, version }: RestServerOptions, parts: RestServerParts) {
    const app = express();
    app.disable('x-powered-by');
    app.set('trust proxy', trustedProxies);
    app.set('etag', false);
    // Query strings say nothing to any route.
    app.set('query parser', false);
    app.use(securityHeaders(publicUrl));
    app.use(operationalRoutes(parts));
    app.use(limitAddresses(parts.limits));
    app.use(apiPage());
    app.get('/api/openapi.json', describeApi(parts, version));
    for (const [name, { method, path }] of routeEntries()) {
      app[toVerb(method)](path, handleRoute(name, parts.routes[name], { ...parts, publicUrl }));
    }
    app.use('/api', nothingHere);
    app.use(staticClient(clientDir));
    app.use(nothingHere);
    app.use(answerErrors(parts));
    this.handler = app;
  }
}

/** Written when somebody first asks: to describe every schema takes a while. */
function describeApi({ routes, policy }: RestServerParts, version: string): RequestHandler {
  let description: object | undefined;
  return (_request, response) => {
    description ??= openApi(routes, policy, version);
    response.json(description);
  };
}

function routeEntries() {
  return Object.entries(ROUTES) as [RouteName, (typeof ROUTES)[RouteName]][];
}

function toVerb(method: (typeof ROUTES)[RouteName]['method']) {
  return ({ GET: 'get', HEAD: 'head', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const)[method];
}

function limitAddresses(limits: RequestLimits): RequestHandler {
  return (request, _response, next) => {
    limits.takeForAddress(request.ip ?? '');
    next();
  };
}

const nothingHere: RequestHandler = () => {
  throw new PlenumError('not-found', 'There is nothing here.');
};

function answerErrors({ logger }: Pick<RouteGates, 'logger'>): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = toProblem(error);
    if (!(error instanceof PlenumError) && problem.status >= 500)
      logger.error('request failed', { path: request.path, cause: error });
    sendProblem(response, problem);
  };
}
