import { applyOperation } from '../../../server/board/applyOperation';
import { BoardDocument } from '../../../server/board/BoardDocument';
import { LEASE_MS } from '../../../server/board/LockTable';
import type { Commit, LocksNotice, LockTarget } from '../../../server/contract/board';
import type { BoardObjectId, BoardPageId, ParticipantId } from '../../../server/contract/ids';

/**
 * Watches what a board tells everyone, with a book of its own: that revisions have no gap, that no two hold one thing,
 * that nobody changes what another holds, that undo removes nobody else's work.
 */
export class LawBook {
  readonly broken: string[] = [];
  readonly #document: BoardDocument;
  readonly #leases = new Map<string, { target: LockTarget; holder: ParticipantId; until: number }>();
  readonly #changedBy = new Map<string, { author: ParticipantId; revision: number }[]>();

  constructor(
    page: BoardPageId,
    private readonly now: () => number,
  ) {
    this.#document = BoardDocument.withPage(page);
  }

  get document(): BoardDocument {
    return this.#document;
  }

  committed(commits: readonly Commit[]): void {
    for (const commit of commits) this.#commit(commit);
  }

  locksChanged({ acquired, released }: LocksNotice): void {
    for (const target of released) this.#leases.delete(keyOf(target));
    for (const { target, holder } of acquired) {
      for (const lease of this.#standing())
        if (lease.holder !== holder && this.#meet(lease.target, target))
          this.broken.push(`two hold ${keyOf(target)}`);
      this.#leases.set(keyOf(target), { target, holder, until: this.now() + LEASE_MS });
    }
  }

  renewed(holder: ParticipantId): void {
    for (const lease of this.#standing()) if (lease.holder === holder) lease.until = this.now() + LEASE_MS;
  }

  /** The server was killed: locks are not kept. */
  restarted(): void {
    this.#leases.clear();
  }

  #commit(commit: Commit): void {
    const { revision, author } = commit;
    if (revision !== this.#document.revision + 1) this.broken.push(`revision ${revision} out of order`);
    const undone = commit.undoes ?? commit.redoes;
    const trace = applyOperation(this.#document, commit);
    this.#document.revision = revision;
    for (const [id, before] of trace.objects) {
      this.#checkHeld(author, { kind: 'object', id }, before);
      if (undone !== undefined) this.#checkUndone(id, author, undone);
      this.#note(id, author, revision);
    }
    for (const id of trace.pages.keys()) this.#note(id, author, revision);
  }

  #checkHeld(author: ParticipantId, target: LockTarget, before: ReturnType<BoardDocument['object']>): void {
    const wholes = [target, ...this.#wholes(target.kind === 'object' ? (before ?? target) : target)];
    for (const lease of this.#standing())
      if (lease.holder !== author && wholes.some((whole) => keyOf(whole) === keyOf(lease.target)))
        this.broken.push(`${keyOf(target)} was changed while another held ${keyOf(lease.target)}`);
  }

  #checkUndone(id: BoardObjectId, author: ParticipantId, undone: number): void {
    const others = this.#changedBy
      .get(id)
      ?.some((change) => change.author !== author && change.revision > undone);
    if (others) this.broken.push(`taking back ${undone} touched the later work of another`);
  }

  #note(id: string, author: ParticipantId, revision: number): void {
    this.#changedBy.set(id, [...(this.#changedBy.get(id) ?? []), { author, revision }]);
  }

  #standing() {
    return [...this.#leases.values()].filter(({ until }) => until > this.now());
  }

  #meet(one: LockTarget, other: LockTarget): boolean {
    const has = (whole: LockTarget, part: LockTarget) =>
      [part, ...this.#wholes(part)].some((each) => keyOf(each) === keyOf(whole));
    return has(one, other) || has(other, one);
  }

  /** What it is part of. */
  #wholes(part: LockTarget | NonNullable<ReturnType<BoardDocument['object']>>): LockTarget[] {
    if ('shape' in part) {
      const page: LockTarget = { kind: 'page', id: part.page };
      return part.group ? [page, { kind: 'group', id: part.group }] : [page];
    }
    if (part.kind === 'object') {
      const object = this.#document.object(part.id);
      return object ? this.#wholes(object) : [];
    }
    const [member] = part.kind === 'group' ? this.#document.objectsIn(part.id) : [];
    return member ? [{ kind: 'page', id: member.page }] : [];
  }
}

function keyOf({ kind, id }: LockTarget): string {
  return `${kind} ${id}`;
}
