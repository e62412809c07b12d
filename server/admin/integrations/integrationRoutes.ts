import {
  AddApiKeyRequest,
  AddWebhookRequest,
  ChangeWebhookRequest,
  DeliveryQuery,
} from '../../contract/integrations';
import type { INTEGRATION_ROUTES } from '../../contract/routes/integrationRoutes';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import type { ApiKeyService } from './ApiKeyService';
import type { WebhookService } from './WebhookService';

/** Keys for programs, and webhooks. */
export function integrationRoutes(keys: ApiKeyService, webhooks: WebhookService) {
  return { ...keyRoutes(keys), ...webhookRoutes(webhooks) } satisfies Pick<
    Routes,
    keyof typeof INTEGRATION_ROUTES
  >;
}

function keyRoutes(keys: ApiKeyService) {
  return {
    listApiKeys: defineRoute<'listApiKeys'>({
      summary: 'The keys by which programs use this interface.',
      run: () => keys.list(),
    }),
    addApiKey: defineRoute<'addApiKey'>({
      summary: 'Make a key that acts in one’s own name within its scopes. It is shown once.',
      body: AddApiKeyRequest,
      run: (call) => keys.add(call.body, actOf(call)),
    }),
    revokeApiKey: defineRoute<'revokeApiKey'>({
      summary: 'Revoke a key; it is refused from then on.',
      run: async (call) => {
        await keys.revoke(call.parameters.apiKey, actOf(call));
        return null;
      },
    }),
  };
}

function webhookRoutes(webhooks: WebhookService) {
  return {
    listWebhooks: defineRoute<'listWebhooks'>({
      summary: 'The addresses that are told what happens.',
      run: () => webhooks.list(),
    }),
    addWebhook: defineRoute<'addWebhook'>({
      summary:
        'Have an address told of events, by POST, signed: X-Plenum-Signature carries t, the time, and v1, the ' +
        'HMAC-SHA256 of time, a dot and the body. The secret is shown once.',
      body: AddWebhookRequest,
      run: (call) => webhooks.add(call.body, actOf(call)),
    }),
    changeWebhook: defineRoute<'changeWebhook'>({
      summary: 'Change address and events of a webhook, pause it or switch it on again.',
      body: ChangeWebhookRequest,
      run: (call) => webhooks.change(call.parameters.webhook, call.body, actOf(call)),
    }),
    deleteWebhook: defineRoute<'deleteWebhook'>({
      summary: 'Remove a webhook and the log of its deliveries.',
      run: async (call) => {
        await webhooks.delete(call.parameters.webhook, actOf(call));
        return null;
      },
    }),
    testWebhook: defineRoute<'testWebhook'>({
      summary: 'Deliver an event that means nothing.',
      run: async (call) => {
        await webhooks.test(call.parameters.webhook, actOf(call));
        return null;
      },
    }),
    listDeliveries: defineRoute<'listDeliveries'>({
      summary: 'What was delivered to a webhook in the last 30 days, the newest first.',
      query: DeliveryQuery,
      run: ({ parameters, query }) => webhooks.deliveries(parameters.webhook, query),
    }),
    redeliver: defineRoute<'redeliver'>({
      summary: 'Deliver once again what was delivered before.',
      run: async (call) => {
        await webhooks.redeliver(call.parameters.webhook, call.parameters.delivery, actOf(call));
        return null;
      },
    }),
  };
}
