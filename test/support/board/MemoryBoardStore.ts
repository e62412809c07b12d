import type { BoardSnapshot } from '../../../server/board/BoardDocument';
import type { BoardBeginning, BoardStore, StoredBoard } from '../../../server/board/OperationLog';
import type { Commit } from '../../../server/contract/board';
import type { MeetingId } from '../../../server/contract/ids';

interface Kept {
  commits: Commit[];
  snapshot: BoardSnapshot | undefined;
  people: StoredBoard['people'];
}

/** Boards kept in memory, as the database would: what is read is never the very object that was written. */
export class MemoryBoardStore implements BoardStore {
  readonly #boards = new Map<MeetingId, Kept>();
  /** The meetings of one series, earliest first. */
  series: readonly MeetingId[] = [];
  /** What the next writing fails with. */
  failure: unknown;

  async load(board: MeetingId): Promise<StoredBoard> {
    const { commits, snapshot, people } = this.#of(board);
    const after = snapshot?.revision ?? 0;
    const isTail = ({ revision }: Commit) => revision > after;
    return structuredClone({
      snapshot,
      tail: commits.filter(isTail),
      keys: commits.filter((commit) => !isTail(commit)).map(({ key, revision }) => ({ key, revision })),
      people,
    });
  }

  async append(board: MeetingId, commits: readonly Commit[]): Promise<void> {
    await null;
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    const kept = this.#of(board).commits;
    for (const commit of commits) {
      const present = kept[commit.revision - 1];
      if (present && present.key !== commit.key) throw new Error('another writer is at work');
      kept[commit.revision - 1] = structuredClone(commit);
    }
  }

  async saveSnapshot(board: MeetingId, snapshot: BoardSnapshot): Promise<void> {
    this.#of(board).snapshot = structuredClone(snapshot);
  }

  async earlier(board: MeetingId): Promise<MeetingId | undefined> {
    const before = this.series.slice(0, Math.max(0, this.series.indexOf(board)));
    return before.findLast((id) => this.#of(id).commits.length > 0 || this.#of(id).snapshot);
  }

  async begin(board: MeetingId, { snapshot, authors }: BoardBeginning): Promise<void> {
    Object.assign(this.#of(board), structuredClone({ snapshot, people: authors }));
  }

  commits(board: MeetingId): readonly Commit[] {
    return this.#of(board).commits;
  }

  #of(board: MeetingId): Kept {
    const kept = this.#boards.get(board) ?? { commits: [], snapshot: undefined, people: [] };
    this.#boards.set(board, kept);
    return kept;
  }
}
