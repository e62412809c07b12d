import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { until } from './until';

/** A mail server that takes everything and delivers nothing. */
export class MailCatcher {
  readonly #mails: { readonly raw: Buffer; readonly to: readonly string[] }[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.#mails.push({ raw: Buffer.concat(parts), to });
        done();
      });
    },
  });

  static async open(): Promise<MailCatcher> {
    const catcher = new MailCatcher();
    await new Promise<void>((resolve) => catcher.#server.listen(0, '127.0.0.1', resolve));
    return catcher;
  }

  get url(): URL {
    const { port } = this.#server.server.address() as AddressInfo;
    return new URL(`smtp://127.0.0.1:${port}`);
  }

  get count(): number {
    return this.#mails.length;
  }

  /** The oldest mail that was not taken yet; waits for it. */
  async take(): Promise<Email & { readonly raw: string; readonly envelopeTo: readonly string[] }> {
    const { raw, to } = await until('a mail', () => this.#mails.shift());
    const email = await PostalMime.parse(raw);
    return { ...email, raw: raw.toString('utf8'), envelopeTo: to };
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}
