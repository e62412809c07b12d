import { Client } from 'pg';
import type { Logger } from '../server/kernel/Logger';
import { TypedEmitter } from '../server/kernel/TypedEmitter';

type NoticeListenerEvents = {
  noticed: [payload: string];
  /** Listening again after a break: what was told meanwhile is lost. */
  resumed: [];
};

const RETRY_MS = 500;
const CONNECT_MS = 2_000;

/** Hears what is told on one channel of the database (LISTEN), and comes back by itself after a break. */
export class NoticeListener extends TypedEmitter<NoticeListenerEvents> {
  #client: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly logger: Logger,
  ) {
    super();
  }

  /** Resolves once it listens. */
  async open(): Promise<void> {
    await this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
    this.#client = undefined;
    this.removeAllListeners();
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      application_name: 'plenum-notices',
    });
    client.on('notification', ({ payload }) => this.emit('noticed', payload ?? ''));
    client.on('error', (cause) => this.#lost(client, cause));
    client.on('end', () => this.#lost(client, undefined));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    } catch (cause) {
      if (this.#client === client) this.#client = undefined;
      end(client);
      throw cause;
    }
  }

  #lost(client: Client, cause: Error | undefined): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    this.logger.warn('the database no longer tells notices', { cause: cause?.message });
    end(client);
    this.#retryLater();
  }

  #retryLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#retryNow(), RETRY_MS);
  }

  async #retryNow(): Promise<void> {
    try {
      await this.#connect();
      this.emit('resumed');
    } catch {
      // A connection that was accepted and then dropped has been heard of by now, and another may be on its way.
      if (!this.#closed && !this.#client) this.#retryLater();
    }
  }
}

function end(client: Client): void {
  client.end().catch(() => undefined);
}
