import type {
  AddApiKeyRequest,
  AddedApiKey,
  AddedWebhook,
  AddWebhookRequest,
  ApiKeyView,
  ChangeWebhookRequest,
  DeliveryQuery,
  DeliveryView,
  WebhookView,
} from '../integrations';
import type { Page } from '../paging';

/** Keys for programs, and webhooks. */
export const INTEGRATION_ROUTES = {
  listApiKeys: { method: 'GET', path: '/api/v1/api-keys' },
  addApiKey: { method: 'POST', path: '/api/v1/api-keys' },
  revokeApiKey: { method: 'DELETE', path: '/api/v1/api-keys/:apiKey' },
  listWebhooks: { method: 'GET', path: '/api/v1/webhooks' },
  addWebhook: { method: 'POST', path: '/api/v1/webhooks' },
  changeWebhook: { method: 'PATCH', path: '/api/v1/webhooks/:webhook' },
  deleteWebhook: { method: 'DELETE', path: '/api/v1/webhooks/:webhook' },
  testWebhook: { method: 'POST', path: '/api/v1/webhooks/:webhook/test' },
  listDeliveries: { method: 'GET', path: '/api/v1/webhooks/:webhook/deliveries' },
  redeliver: { method: 'POST', path: '/api/v1/webhooks/:webhook/deliveries/:delivery/redeliver' },
} as const;

export interface IntegrationRouteTypes {
  listApiKeys: { reply: readonly ApiKeyView[] };
  addApiKey: { body: AddApiKeyRequest; reply: AddedApiKey };
  revokeApiKey: { parameters: { apiKey: string }; reply: null };
  listWebhooks: { reply: readonly WebhookView[] };
  addWebhook: { body: AddWebhookRequest; reply: AddedWebhook };
  changeWebhook: { parameters: { webhook: string }; body: ChangeWebhookRequest; reply: WebhookView };
  deleteWebhook: { parameters: { webhook: string }; reply: null };
  testWebhook: { parameters: { webhook: string }; reply: null };
  listDeliveries: { parameters: { webhook: string }; query: DeliveryQuery; reply: Page<DeliveryView> };
  redeliver: { parameters: { webhook: string; delivery: string }; reply: null };
}
