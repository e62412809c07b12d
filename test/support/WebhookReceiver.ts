import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A program somewhere that a webhook calls: answers as the test says, and keeps what it was told. */
export class WebhookReceiver {
  answer: { status: number; headers?: Record<string, string>; body?: string } = { status: 200 };
  readonly received: Received[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<WebhookReceiver> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        receiver.received.push({ headers: request.headers, body });
        response.writeHead(receiver.answer.status, receiver.answer.headers).end(receiver.answer.body ?? '');
      });
    });
    const receiver = new WebhookReceiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook?x=1`;
  }

  /** Forgets what was received, and answers well again. */
  reset(): void {
    this.answer = { status: 200 };
    this.received.splice(0);
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** How a receiver makes sure of who has sent something. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const [, at = '', signature = ''] = /^t=(\d+),v1=(\w+)$/.exec(`${headers['x-plenum-signature']}`) ?? [];
  return signature === createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
}
