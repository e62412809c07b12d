import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { RequestRegistrationRequest } from '../../contract/accounts';

const LIFETIME_MS = 30 * 60_000;

const Content = RequestRegistrationRequest.extend({ until: z.int(), nonce: z.string() });

/**
 * Tokens that make accounts: they carry who asked for one, signed. Nothing is kept of a request that nobody confirms;
 * and a token works once, because then there is an account with its address.
 */
export class RegistrationTokens {
  constructor(
    private readonly key: Buffer,
    private readonly now: () => number,
  ) {}

  draw(request: RequestRegistrationRequest, nonce: string): string {
    const content = { ...request, until: this.now() + LIFETIME_MS, nonce } satisfies z.infer<typeof Content>;
    const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${payload}.${this.#sign(payload).toString('base64url')}`;
  }

  /** Undefined when the token is not ours, or too old. */
  read(token: string): RequestRegistrationRequest | undefined {
    const [payload = '', signature = '', ...rest] = token.split('.');
    const sent = Buffer.from(signature, 'base64url');
    const wanted = this.#sign(payload);
    if (rest.length > 0 || sent.length !== wanted.length || !timingSafeEqual(sent, wanted)) return undefined;
    const content = Content.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    if (!content.success || content.data.until <= this.now()) return undefined;
    const { email, displayName, locale } = content.data;
    return { email, displayName, locale };
  }

  #sign(payload: string): Buffer {
    return createHmac('sha256', this.key).update(payload).digest();
  }
}
