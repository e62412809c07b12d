import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { DeliveryId } from '../../contract/ids';
import type { JobData } from '../../jobs/JobData';
import type { JobHandlers, JobSender } from '../../jobs/JobQueue';
import type { Vault } from './Vault';
import type { WebhookAnswer, WebhookCaller } from './WebhookCaller';

export interface WebhookDeliveryParts {
  readonly stores: OrganisationStores;
  readonly vault: Vault;
  readonly caller: WebhookCaller;
  readonly jobs: JobSender;
  readonly now: () => number;
}

/** So many deliveries that failed in a row switch a webhook off. */
const FAILURES = 10;
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Tells webhooks what has happened: each one separately, so that one that is away holds up no other. */
export class WebhookDelivery {
  readonly jobs: Pick<JobHandlers, 'webhook-event' | 'webhook-delivery' | 'webhook-tidying'> = {
    'webhook-event': (data) => this.#spread(data),
    'webhook-delivery': ({ delivery }, { isLast }) => this.#deliver(delivery as DeliveryId, isLast),
    'webhook-tidying': () =>
      this.parts.stores.webhooks.deleteDeliveriesBefore(new Date(this.parts.now() - KEPT_MS)),
  };

  constructor(private readonly parts: WebhookDeliveryParts) {}

  async #spread({ event, at, data }: JobData['webhook-event']): Promise<void> {
    await this.parts.stores.transaction(async (stores) => {
      const createdAt = new Date(this.parts.now());
      const payload = { event, at, data };
      for (const webhook of await stores.webhooks.listening(event)) {
        const delivery = await stores.webhooks.addDelivery({ webhook, event, payload, createdAt });
        await this.parts.jobs.send('webhook-delivery', { delivery }, stores.source);
      }
    });
  }

  /** Throws when it is to be tried again. */
  async #deliver(id: DeliveryId, isLast: boolean): Promise<void> {
    const { webhooks } = this.parts.stores;
    const delivery = await webhooks.findDelivery(id);
    const webhook = delivery && (await webhooks.find(delivery.webhook));
    if (!webhook || delivery.state !== 'waiting') return;
    if (webhook.state !== 'active' && delivery.event !== 'ping') {
      await this.#note(id, 'failed', { error: 'the webhook is switched off' });
      return;
    }
    const before = performance.now();
    const called = await this.parts.caller
      .call({
        url: webhook.url,
        secret: this.parts.vault.open(webhook.secret),
        id,
        event: delivery.event,
        body: JSON.stringify(delivery.payload),
      })
      .catch((cause: unknown) => ({ error: cause instanceof Error ? cause.message : String(cause) }));
    const isGood = 'status' in called && called.status >= 200 && called.status < 300;
    const state = isGood ? 'delivered' : isLast ? 'failed' : 'waiting';
    await this.#note(id, state, called, Math.round(performance.now() - before));
    if (isGood || isLast) await webhooks.count(webhook.id, isGood, FAILURES);
    if (!isGood) throw new Error('error' in called ? called.error : `it answered ${called.status}`);
  }

  async #note(
    id: DeliveryId,
    state: 'waiting' | 'delivered' | 'failed',
    called: WebhookAnswer | { readonly error: string },
    milliseconds = 0,
  ): Promise<void> {
    await this.parts.stores.webhooks.attempted(id, {
      state,
      status: 'status' in called ? called.status : null,
      response: 'status' in called ? called.excerpt : null,
      error: 'error' in called ? called.error : null,
      milliseconds,
      at: new Date(this.parts.now()),
    });
  }
}
