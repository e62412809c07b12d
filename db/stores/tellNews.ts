import type { WebhookNews } from '../../server/contract/integrations';
import type { Queryable } from '../Queryable';

/** Passes on what has happened, in the transaction of `within`. */
export type NewsSender = (news: WebhookNews, within: Queryable) => Promise<void>;

/** Where nobody is to be told. */
export const noNews: NewsSender = async () => undefined;

/** Tells webhooks what has happened: when the transaction of `source` is committed, and only where one listens. */
export async function tellNews(source: Queryable, send: NewsSender, news: WebhookNews): Promise<void> {
  const listening = await source.query<unknown[]>(
    `SELECT FROM webhooks WHERE state = 'active' AND $1 = ANY (events) LIMIT 1`,
    [news.event],
  );
  if (listening.length > 0) await send(news, source);
}
