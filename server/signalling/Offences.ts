const REMEMBERED_MS = 10 * 60_000;
const BLOCK_MS = 10 * 60_000;

/** Who was cut off for misbehaving, and who is therefore kept out for ten minutes. */
export class Offences {
  readonly #cuts = new Map<string, number[]>();
  readonly #blockedUntil = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /** Remembers that `who` was cut off; `tolerated` cuts within ten minutes lead to a block. */
  noteCut(who: string, tolerated: number): void {
    const cuts = [...this.#recentCuts(who), this.now()];
    this.#cuts.set(who, cuts);
    if (cuts.length >= tolerated) this.block(who);
  }

  block(who: string): void {
    this.#cuts.delete(who);
    this.#blockedUntil.set(who, this.now() + BLOCK_MS);
  }

  /** Seconds for which `who` is still kept out; 0 when they are welcome. */
  blockedSeconds(who: string): number {
    const until = this.#blockedUntil.get(who) ?? 0;
    return Math.max(0, Math.ceil((until - this.now()) / 1_000));
  }

  /** Forgets what no longer counts. */
  sweep(): void {
    for (const who of this.#cuts.keys()) if (this.#recentCuts(who).length === 0) this.#cuts.delete(who);
    for (const [who, until] of this.#blockedUntil) if (until <= this.now()) this.#blockedUntil.delete(who);
  }

  #recentCuts(who: string): number[] {
    return (this.#cuts.get(who) ?? []).filter((at) => this.now() - at < REMEMBERED_MS);
  }
}
