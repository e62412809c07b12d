import type { Commit, Revision } from '../../../server/contract/board';
import type { ParticipantId } from '../../../server/contract/ids';

const MOST_REMEMBERED = 10_000;

/** Which operations of one's own are one act: what was done in one go is taken back in one go, and done again so. */
export class Acts {
  /** The first operation of the act, by each of it. */
  readonly #first = new Map<Revision, Revision>();
  /** What an operation of one's own took back, by its revision. */
  readonly #takenBack = new Map<Revision, Revision>();
  readonly #waiting = new Map<Revision, () => void>();

  constructor(
    private readonly self: ParticipantId,
    private readonly newest: () => Revision,
  ) {}

  /** Begins an act; the answer is to be told of its operations, in their order. */
  begin(): (revision: Revision) => void {
    let first: Revision | undefined;
    return (revision) => {
      first ??= revision;
      remember(this.#first, revision, first);
    };
  }

  /** To be told of everything that is committed, once the replica has it. */
  learn(commits: readonly Commit[]): void {
    for (const { author, revision, undoes, redoes } of commits) {
      const of = undoes ?? redoes;
      if (author === this.self && of !== undefined) remember(this.#takenBack, revision, of);
    }
    for (const [revision, go] of this.#waiting) if (revision <= this.newest()) go();
  }

  /** Whether the act that the operation of this revision has begun to take back has operations before that. */
  async hasMore(revision: Revision): Promise<boolean> {
    // Its notice may come after its answer.
    if (revision > this.newest()) await new Promise<void>((go) => this.#waiting.set(revision, go));
    this.#waiting.delete(revision);
    const of = this.#takenBack.get(revision);
    const first = of === undefined ? undefined : this.#first.get(of);
    return of !== undefined && first !== undefined && first < of;
  }
}

function remember(where: Map<Revision, Revision>, key: Revision, value: Revision): void {
  where.set(key, value);
  const [oldest] = where.keys();
  if (where.size > MOST_REMEMBERED && oldest !== undefined) where.delete(oldest);
}
