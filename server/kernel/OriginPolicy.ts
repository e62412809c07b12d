const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Which pages may talk to this server: those it served itself. The same for HTTP, the SIP WebSocket and Socket.IO.
 * Pages are ours when they come from the public URL, or from the very loopback address and port they talk to.
 */
export class OriginPolicy {
  readonly #origins: ReadonlySet<string>;

  constructor(publicUrl: URL, ...others: readonly URL[]) {
    this.#origins = new Set([publicUrl, ...others].map(({ origin }) => origin));
  }

  /**
   * Whether a page of `origin` (the header Origin) may talk to us as `host` (the header Host). Browsers always send
   * Origin with what changes something and with WebSockets: a request without it is refused.
   */
  allows(origin: string | undefined, host: string | undefined): boolean {
    if (!origin || !URL.canParse(origin)) return false;
    const url = new URL(origin);
    // Only the canonical spelling counts: no path, no user name, no `null`.
    if (url.origin !== origin) return false;
    return this.#origins.has(origin) || (url.host === host && LOOPBACK.test(url.host));
  }
}
