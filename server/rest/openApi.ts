import { z } from 'zod';
import { ERROR_CODES } from '../contract/errors';
import { ROUTES, type RouteName } from '../contract/routes';
import { FILE } from './archiveReplies';
import type { Route, Routes } from './defineRoute';
import { STREAMED } from './fileReplies';
import type { RoutePolicy } from './handleRoute';
import { PATH_PARAMETERS } from './pathParameters';
import { REPLY_SCHEMAS } from './replySchemas';

/** The description of the REST API (OpenAPI 3.1), made of the routes that are served and their schemas. */
export function openApi(routes: Routes, policy: RoutePolicy, version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const { method, path } = ROUTES[name];
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation(name, routes[name], policy) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plenum',
      version,
      description: 'The organisation and its meetings. Joining a meeting is SIP.',
    },
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key, within its scopes' },
        signIn: { type: 'apiKey', in: 'cookie', name: '__Host-plenum' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-Plenum-CSRF', description: 'csrfToken of /api/v1/me' },
      },
    },
  };
}

function operation(name: RouteName, route: Route, policy: RoutePolicy): object {
  const { method, path } = ROUTES[name];
  return {
    operationId: name,
    tags: [path.split('/')[3] ?? ''],
    summary: route.summary,
    security: policy.isOpen(name)
      ? []
      : [{ signIn: [], ...(!['GET', 'HEAD'].includes(method) && { csrf: [] }) }, { key: [] }],
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => describeParameter(parameter)),
      ...(route.query ? describeQuery(route.query) : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: toJsonSchema(route.body, 'input') } },
      },
    }),
    responses: { ...success(name), default: REFUSAL },
  };
}

function describeParameter(name: string): object {
  const schema = Object.entries(PATH_PARAMETERS).find(([known]) => known === name)?.[1];
  if (!schema) throw new Error(`the path parameter ${name} has no schema`);
  return { name, in: 'path', required: true, schema: toJsonSchema(schema, 'input') };
}

function describeQuery(schema: z.ZodType): object[] {
  const whole: QuerySchema = toJsonSchema(schema, 'input');
  const kinds = whole.oneOf ?? [whole];
  const names = new Set(kinds.flatMap(({ properties = {} }) => Object.keys(properties)));
  return [...names].map((name) => {
    const schemas = kinds.flatMap(({ properties }) => properties?.[name] ?? []);
    const required = kinds.every((kind) => kind.required?.includes(name));
    return { name, in: 'query', required, schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas } };
  });
}

/** The names of a query and what each may be; or several kinds of query. */
interface QuerySchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly QuerySchema[];
}

function success(name: RouteName): object {
  const schema = REPLY_SCHEMAS[name];
  if (schema instanceof z.ZodNull) return { 204: { description: 'Done' } };
  if (schema === STREAMED)
    return { '2XX': { description: 'As the protocol tus 1.0.0 says; or the content of the file' } };
  if (schema === FILE) return { 200: { description: 'A file', content: { '*/*': { schema: BYTES } } } };
  return {
    200: { description: 'Done', content: { 'application/json': { schema: toJsonSchema(schema, 'output') } } },
  };
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}

const BYTES = { type: 'string', format: 'binary' };

const REFUSAL = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { enum: ERROR_CODES },
    issues: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    retryAfter: { type: 'integer', description: 'Seconds' },
  },
};
