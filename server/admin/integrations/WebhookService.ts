import { randomBytes } from 'node:crypto';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredDelivery, StoredWebhook } from '../../../db/stores/WebhookStore';
import type { DeliveryId, WebhookId } from '../../contract/ids';
import type {
  AddedWebhook,
  AddWebhookRequest,
  ChangeWebhookRequest,
  DeliveryQuery,
  DeliveryView,
  WebhookView,
} from '../../contract/integrations';
import type { Page } from '../../contract/paging';
import type { JobSender } from '../../jobs/JobQueue';
import type { Act, AuditTrail } from '../AuditTrail';
import { UnknownDeliveryError, UnknownWebhookError, WebhookUrlError } from './integrationErrors';
import type { Vault } from './Vault';
import type { WebhookCaller } from './WebhookCaller';

export interface WebhookParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly vault: Vault;
  readonly caller: WebhookCaller;
  readonly jobs: JobSender;
  readonly now: () => number;
}

/** Webhooks and the log of what was delivered to them, for those who administer Plenum. */
export class WebhookService {
  constructor(private readonly parts: WebhookParts) {}

  async list(): Promise<readonly WebhookView[]> {
    return (await this.parts.stores.webhooks.list()).map(toView);
  }

  /** Throws WebhookUrlError. */
  async add({ url, events }: AddWebhookRequest, act: Act): Promise<AddedWebhook> {
    this.#check(url);
    const secret = `whsec_${randomBytes(32).toString('base64url')}`;
    const fields = { url, events: [...new Set(events)], createdAt: new Date(this.parts.now()) };
    return this.parts.trail.run(act, async ({ webhooks }) => {
      const id = await webhooks.create({ ...fields, secret: this.parts.vault.seal(secret) });
      const webhook = toView(await findIn(webhooks, id));
      return {
        value: { webhook, secret },
        object: { kind: 'webhook', id },
        after: { url, events: fields.events },
      };
    });
  }

  /** Throws WebhookUrlError or UnknownWebhookError. */
  async change(id: WebhookId, { url, events, active }: ChangeWebhookRequest, act: Act): Promise<WebhookView> {
    if (url !== undefined) this.#check(url);
    return this.parts.trail.run(act, async ({ webhooks }) => {
      const before = toView(await findIn(webhooks, id));
      await webhooks.update(id, {
        ...(url !== undefined && { url }),
        ...(events && { events: [...new Set(events)] }),
        ...(active !== undefined && { state: active ? 'active' : 'paused' }),
      });
      const after = toView(await findIn(webhooks, id));
      return { value: after, object: { kind: 'webhook', id }, before, after };
    });
  }

  /** Throws UnknownWebhookError. */
  async delete(id: WebhookId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async ({ webhooks }) => {
      const before = toView(await findIn(webhooks, id));
      await webhooks.delete(id);
      return { value: undefined, object: { kind: 'webhook', id }, before };
    });
  }

  /** Delivers an event `ping` that means nothing. Throws UnknownWebhookError. */
  async test(id: WebhookId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async (stores) => {
      await findIn(stores.webhooks, id);
      const at = new Date(this.parts.now());
      await this.#deliver(stores, { webhook: id, event: 'ping', payload: { event: 'ping', at, data: {} } });
      return { value: undefined, object: { kind: 'webhook', id } };
    });
  }

  /** Throws UnknownWebhookError. */
  async deliveries(id: WebhookId, query: DeliveryQuery): Promise<Page<DeliveryView>> {
    const { webhooks } = this.parts.stores;
    await findIn(webhooks, id);
    const { total, items } = await webhooks.deliveries(id, query);
    return { total, items: items.map(toDeliveryView) };
  }

  /** Delivers what was told once again, as it was. Throws UnknownWebhookError or UnknownDeliveryError. */
  async redeliver(id: WebhookId, delivery: DeliveryId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async (stores) => {
      await findIn(stores.webhooks, id);
      const told = await stores.webhooks.findDelivery(delivery);
      if (told?.webhook !== id) throw new UnknownDeliveryError();
      await this.#deliver(stores, { webhook: id, event: told.event, payload: told.payload });
      return { value: undefined, object: { kind: 'webhook', id }, after: { delivery } };
    });
  }

  async #deliver(
    stores: OrganisationStores,
    told: { webhook: WebhookId; event: DeliveryView['event']; payload: object },
  ): Promise<void> {
    const delivery = await stores.webhooks.addDelivery({ ...told, createdAt: new Date(this.parts.now()) });
    await this.parts.jobs.send('webhook-delivery', { delivery }, stores.source);
  }

  #check(url: string): void {
    if (!this.parts.caller.accepts(new URL(url))) throw new WebhookUrlError();
  }
}

async function findIn(webhooks: OrganisationStores['webhooks'], id: WebhookId): Promise<StoredWebhook> {
  const webhook = await webhooks.find(id);
  if (!webhook) throw new UnknownWebhookError();
  return webhook;
}

function toView({ secret: _, createdAt, ...webhook }: StoredWebhook): WebhookView {
  return { ...webhook, createdAt: createdAt.toISOString() };
}

function toDeliveryView(stored: StoredDelivery): DeliveryView {
  const { webhook: _, payload: __, createdAt, attemptedAt, ...delivery } = stored;
  return {
    ...delivery,
    createdAt: createdAt.toISOString(),
    attemptedAt: attemptedAt?.toISOString() ?? null,
  };
}
