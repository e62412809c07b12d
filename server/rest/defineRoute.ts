import type { z } from 'zod';
import type { RouteName, RouteTypes } from '../contract/routes';
import type { Actor } from '../kernel/Actor';
import type { JsonText } from './JsonText';
import type { PathParameters } from './pathParameters';
import type { CostlyUse } from './RequestLimits';

type Parsed<N extends RouteName> = RouteTypes[N] extends { parameters: infer P }
  ? { readonly [K in keyof P]: K extends keyof PathParameters ? PathParameters[K] : never }
  : unknown;
type Body<N extends RouteName> = RouteTypes[N] extends { body: infer B } ? B : unknown;
type Answer<N extends RouteName> = RouteTypes[N]['reply'] | JsonText<RouteTypes[N]['reply']>;
type Query<N extends RouteName> = RouteTypes[N] extends { query: infer Q } ? Q : unknown;

/** Where a request comes from. */
export interface Client {
  readonly ip: string;
  readonly userAgent: string;
  /** The header Cookie. */
  readonly cookies: string | undefined;
  /** Whether it keeps cookies marked Secure: it reaches us over https, or over http on loopback (Safari does not). */
  readonly keepsSecureCookies: boolean;
}

/** One request to a route, after everything was checked. */
export interface RouteCall<P = unknown, B = unknown, Q = unknown> {
  readonly route: RouteName;
  readonly parameters: P;
  readonly query: Q;
  readonly body: B;
  readonly actor: Actor | undefined;
  readonly client: Client;
  /** Adds a whole Set-Cookie header to the reply. */
  setCookie(header: string): void;
}

/** What a route takes and does; its method, path and path parameters stand in the contract. */
export interface Route<N extends RouteName = RouteName> {
  /** One sentence for the description of the API. */
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /** Takes bodies of up to 2 MiB instead of 64 KiB. */
  readonly largeBody?: true;
  /** What it costs a person beside the request itself. */
  readonly costs?: CostlyUse;
  run(call: RouteCall<never, never, never>): Promise<Answer<N>>;
}

/** Every route of the contract. */
export type Routes = { readonly [N in RouteName]: Route<N> };

type QuerySchema<N extends RouteName> = RouteTypes[N] extends { query: infer Q }
  ? { readonly query: z.ZodType<Q> }
  : { readonly query?: never };

type BodySchema<N extends RouteName> = RouteTypes[N] extends { body: infer B }
  ? { readonly body: z.ZodType<B> }
  : { readonly body?: never };

/** Declares a route: the compiler holds its body, query and reply against the contract. */
export function defineRoute<N extends RouteName>(
  definition: {
    readonly summary: string;
    readonly largeBody?: true;
    readonly costs?: CostlyUse;
    run(call: RouteCall<Parsed<N>, Body<N>, Query<N>>): Promise<Answer<N>>;
  } & BodySchema<N> &
    QuerySchema<N>,
): Route<N> {
  return definition;
}
