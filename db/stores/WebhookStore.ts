import type { DeliveryId, WebhookId } from '../../server/contract/ids';
import type {
  DeliveryQuery,
  DeliveryView,
  WebhookEvent,
  WebhookView,
} from '../../server/contract/integrations';
import type { Queryable } from '../Queryable';
import { SqlConditions } from '../SqlConditions';

export interface StoredWebhook extends Omit<WebhookView, 'createdAt'> {
  /** Sealed. */
  readonly secret: Buffer;
  readonly createdAt: Date;
}

export interface WebhookChange {
  readonly url?: string;
  readonly events?: readonly WebhookEvent[];
  readonly state?: WebhookView['state'];
}

export interface StoredDelivery extends Omit<DeliveryView, 'createdAt' | 'attemptedAt'> {
  readonly webhook: WebhookId;
  readonly payload: object;
  readonly createdAt: Date;
  readonly attemptedAt: Date | null;
}

export interface NewDelivery {
  readonly webhook: WebhookId;
  readonly event: DeliveryView['event'];
  readonly payload: object;
  readonly createdAt: Date;
}

/** What came of one attempt. */
export interface Attempted {
  readonly state: DeliveryView['state'];
  readonly status: number | null;
  readonly milliseconds: number;
  readonly response: string | null;
  readonly error: string | null;
  readonly at: Date;
}

const WEBHOOK = 'id, url, events, secret, state, failures, created_at AS "createdAt"';
const DELIVERY = `id, webhook_id AS webhook, event, payload, state, attempts, status, milliseconds, response, error,
  created_at AS "createdAt", attempted_at AS "attemptedAt"`;

/** The queries of webhooks and of what was delivered to them. */
export class WebhookStore {
  constructor(private readonly source: Queryable) {}

  async list(): Promise<readonly StoredWebhook[]> {
    return this.source.query(`SELECT ${WEBHOOK} FROM webhooks ORDER BY created_at, id`);
  }

  async find(id: WebhookId): Promise<StoredWebhook | undefined> {
    const [row] = await this.source.query<StoredWebhook[]>(`SELECT ${WEBHOOK} FROM webhooks WHERE id = $1`, [
      id,
    ]);
    return row;
  }

  /** Those that are to be told. */
  async listening(event: WebhookEvent): Promise<readonly WebhookId[]> {
    const rows = await this.source.query<{ id: WebhookId }[]>(
      `SELECT id FROM webhooks WHERE state = 'active' AND $1 = ANY (events)`,
      [event],
    );
    return rows.map(({ id }) => id);
  }

  async create(webhook: Pick<StoredWebhook, 'url' | 'events' | 'secret' | 'createdAt'>): Promise<WebhookId> {
    const { url, events, secret, createdAt } = webhook;
    const [row] = await this.source.query<{ id: WebhookId }[]>(
      `INSERT INTO webhooks (url, events, secret, state, created_at) VALUES ($1, $2, $3, 'active', $4) RETURNING id`,
      [url, events, secret, createdAt],
    );
    if (!row) throw new Error('a webhook was not written');
    return row.id;
  }

  /** A new state forgives what failed before. */
  async update(id: WebhookId, { url, events, state }: WebhookChange): Promise<void> {
    await this.source.query(
      `UPDATE webhooks SET url = coalesce($2, url), events = coalesce($3::text[], events),
         state = coalesce($4, state), failures = CASE WHEN $4::text IS NULL THEN failures ELSE 0 END
       WHERE id = $1`,
      [id, url ?? null, events ?? null, state ?? null],
    );
  }

  async delete(id: WebhookId): Promise<void> {
    await this.source.query('DELETE FROM webhooks WHERE id = $1', [id]);
  }

  /** A delivery came to its end: after `limit` bad ones in a row the webhook is switched off. */
  async count(id: WebhookId, isGood: boolean, limit: number): Promise<void> {
    if (isGood) {
      await this.source.query('UPDATE webhooks SET failures = 0 WHERE id = $1 AND failures > 0', [id]);
      return;
    }
    await this.source.query(
      `UPDATE webhooks SET failures = failures + 1,
         state = CASE WHEN state = 'active' AND failures + 1 >= $2 THEN 'failing' ELSE state END
       WHERE id = $1`,
      [id, limit],
    );
  }

  async addDelivery({ webhook, event, payload, createdAt }: NewDelivery): Promise<DeliveryId> {
    const [row] = await this.source.query<{ id: DeliveryId }[]>(
      `INSERT INTO webhook_deliveries (webhook_id, event, payload, state, created_at)
       VALUES ($1, $2, $3, 'waiting', $4) RETURNING id`,
      [webhook, event, JSON.stringify(payload), createdAt],
    );
    if (!row) throw new Error('a delivery was not written');
    return row.id;
  }

  async findDelivery(id: DeliveryId): Promise<StoredDelivery | undefined> {
    const [row] = await this.source.query<StoredDelivery[]>(
      `SELECT ${DELIVERY} FROM webhook_deliveries WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** The newest first. */
  async deliveries(
    webhook: WebhookId,
    { state, offset = 0, limit = 50 }: DeliveryQuery,
  ): Promise<{ total: number; items: readonly StoredDelivery[] }> {
    const where = new SqlConditions();
    where.add((value) => `webhook_id = ${value}`, webhook);
    if (state) where.add((value) => `state = ${value}`, state);
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM webhook_deliveries ${where.sql}`,
      [...where.parameters],
    );
    const page = `LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`;
    const items = await this.source.query<StoredDelivery[]>(
      `SELECT ${DELIVERY} FROM webhook_deliveries ${where.sql} ORDER BY created_at DESC, id ${page}`,
      where.parameters,
    );
    return { total: counted?.total ?? 0, items };
  }

  async attempted(id: DeliveryId, attempt: Attempted): Promise<void> {
    const { state, status, milliseconds, response, error, at } = attempt;
    await this.source.query(
      `UPDATE webhook_deliveries SET state = $2, attempts = attempts + 1, status = $3, milliseconds = $4,
         response = $5, error = $6, attempted_at = $7 WHERE id = $1`,
      [id, state, status, milliseconds, response, error, at],
    );
  }

  async deleteDeliveriesBefore(at: Date): Promise<void> {
    await this.source.query('DELETE FROM webhook_deliveries WHERE created_at < $1', [at]);
  }
}
