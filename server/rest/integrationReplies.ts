import { z } from 'zod';
import { ApiKeyId, DeliveryId, WebhookId } from '../contract/ids';
import { DELIVERY_STATES } from '../contract/integrationChoices';
import { ApiScope, WebhookEvent } from '../contract/integrations';
import type { RouteName, RouteTypes } from '../contract/routes';
import { pageOf, person } from './organisationReplies';

const instant = z.iso.datetime();
const nothing = z.null();

const apiKey = z.strictObject({
  id: ApiKeyId,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(ApiScope),
  owner: person,
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});

const webhook = z.strictObject({
  id: WebhookId,
  url: z.string(),
  events: z.array(WebhookEvent),
  state: z.enum(['active', 'paused', 'failing']),
  failures: z.int(),
  createdAt: instant,
});

const delivery = z.strictObject({
  id: DeliveryId,
  event: z.union([WebhookEvent, z.literal('ping')]),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  status: z.int().nullable(),
  milliseconds: z.int().nullable(),
  response: z.string().nullable(),
  error: z.string().nullable(),
  createdAt: instant,
  attemptedAt: instant.nullable(),
});

/** What the routes of keys and webhooks answer. */
export const INTEGRATION_REPLIES = {
  listApiKeys: z.array(apiKey),
  addApiKey: z.strictObject({ key: apiKey, secret: z.string() }),
  revokeApiKey: nothing,
  listWebhooks: z.array(webhook),
  addWebhook: z.strictObject({ webhook, secret: z.string() }),
  changeWebhook: webhook,
  deleteWebhook: nothing,
  testWebhook: nothing,
  listDeliveries: pageOf(delivery),
  redeliver: nothing,
} satisfies { [N in RouteName]?: z.ZodType<RouteTypes[N]['reply']> };
