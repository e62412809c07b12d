import { setTimeout } from 'node:timers/promises';
import type { Commit, Revision, Shape } from '../contract/board';
import type { MeetingId, OperationKey, ParticipantId } from '../contract/ids';
import { asUnavailable } from '../kernel/asUnavailable';
import type { Logger } from '../kernel/Logger';
import { RetryLaterError } from '../kernel/RetryLaterError';
import { TypedEmitter } from '../kernel/TypedEmitter';
import type { BoardSnapshot } from './BoardDocument';
import { bytesOf } from './bytesOf';

/** What is kept of a board: the document at one revision, and every operation since. */
export interface StoredBoard {
  readonly snapshot: BoardSnapshot | undefined;
  readonly tail: readonly Commit[];
  /** Of operations before the tail: sent again, they are known. */
  readonly keys: readonly { readonly key: OperationKey; readonly revision: Revision }[];
  /** Who takes or took part in the meeting, in the order of their first coming. */
  readonly people: readonly { readonly id: ParticipantId; readonly displayName: string }[];
}

/** What a board begins with, from which one, and who made it. */
export interface BoardBeginning {
  readonly snapshot: BoardSnapshot;
  readonly earlier: MeetingId;
  readonly authors: StoredBoard['people'];
}

/** Where boards are kept; a board is known by its meeting. */
export interface BoardStore {
  load(board: MeetingId): Promise<StoredBoard>;
  /** All or none, and stored for good once it resolves. The same operations given twice are stored once. */
  append(board: MeetingId, commits: readonly Commit[], at: Date): Promise<void>;
  saveSnapshot(board: MeetingId, snapshot: BoardSnapshot): Promise<void>;
  /** The board that a new one goes on from: the last of its series on which anything is. */
  earlier(board: MeetingId): Promise<MeetingId | undefined>;
  /** Keeps what a new board begins with, and who made it. */
  begin(board: MeetingId, beginning: BoardBeginning): Promise<void>;
}

export interface OperationLogOptions {
  append(commits: readonly Commit[]): Promise<void>;
  readonly logger: Logger;
  /** Waits so many milliseconds. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

type OperationLogEvents = {
  /** Stored: now they may be seen. In order, each revision once. */
  committed: [commits: readonly Commit[]];
  /** They could not be stored, and never will be. */
  broken: [cause: unknown];
};

/** What waits: an operation that is to be stored, or something to do once all before it are. */
type Waiting =
  | { readonly kind: 'commit'; readonly commit: Commit; resolve(): void; reject(cause: unknown): void }
  | { readonly kind: 'task'; readonly run: () => void };

/** As many commits go into one statement. */
const MOST_AT_ONCE = 500;
/** As many wait for a database that is away. */
const MOST_WAITING = 10_000;
const RETRY_MS = 200;
/**
 * Between two rounds is a rest as long as the last round of telling took, times this, and at most so long: telling takes
 * a fifth of a core however much is drawn, and the few wait for nothing.
 */
const REST_FACTOR = 4;
const LONGEST_REST_MS = 20;
const SHORTEST_REST_MS = 1;
/** What is kept to catch up with. */
const MOST_KEPT = 2_000;
const MOST_KEPT_BYTES = 8 * 1024 * 1024;
/** What one client is sent to catch up with; beyond it, it opens anew. */
const MOST_CAUGHT_UP_BYTES = 256 * 1024;

/**
 * The operations of one board on their way to the store: those that come while others are being written are written
 * together, and all are told after they are stored. (SPEC B2-B4)
 */
export class OperationLog extends TypedEmitter<OperationLogEvents> {
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #tail: Commit[] = [];
  #tailBytes = 0;
  #closed = false;

  constructor(
    tail: readonly Commit[],
    private readonly options: OperationLogOptions,
  ) {
    super();
    this.#keep(tail);
  }

  /** Resolves once it is stored and told. Throws RetryLaterError when too much waits already. */
  append(commit: Commit): Promise<void> {
    return new Promise((resolve, reject) => this.#wait({ kind: 'commit', commit, resolve, reject }));
  }

  /** Throws RetryLaterError when nothing more may wait. */
  assertRoom(): void {
    if (this.#closed || this.#waiting.length >= MOST_WAITING)
      throw new RetryLaterError('busy', 'The board is still saving: wait a moment.', 2);
  }

  /** Does `task` once everything appended until now is stored and told: at once if nothing waits. */
  after(task: () => void): void {
    if (this.#writing) this.#wait({ kind: 'task', run: task });
    else task();
  }

  /** The operations after `revision`; undefined when they are not at hand or too many. */
  since(revision: Revision): readonly Commit[] | undefined {
    const first = this.#tail[0];
    const last = this.#tail.at(-1);
    if (!first || !last || revision < first.revision - 1 || revision > last.revision) return undefined;
    const missed = this.#tail.slice(revision - first.revision + 1);
    return missed.reduce((bytes, commit) => bytes + sizeOf(commit), 0) <= MOST_CAUGHT_UP_BYTES
      ? missed
      : undefined;
  }

  /** Stores what waits, then takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing;
  }

  #wait(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    // What comes in this turn of the loop is written together.
    await null;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.#store(batch.flatMap((waiting) => (waiting.kind === 'commit' ? waiting.commit : [])));
      } catch (cause) {
        this.#giveUp([...batch, ...this.#waiting.splice(0)], cause);
        break;
      }
      await this.#rest(this.#tell(batch));
    }
    this.#writing = undefined;
  }

  /** Until it is done: a database that is away comes back. Throws what will not pass. */
  async #store(commits: readonly Commit[]): Promise<void> {
    if (commits.length === 0) return;
    for (;;) {
      try {
        return await this.options.append(commits);
      } catch (cause) {
        if (!asUnavailable(cause) || this.#closed) throw cause;
        this.options.logger.warn('operations wait for the database', { count: commits.length, cause });
        await this.#pause(RETRY_MS);
      }
    }
  }

  /** Answers how long it took, in milliseconds. */
  #tell(batch: readonly Waiting[]): number {
    const began = performance.now();
    let commits: Commit[] = [];
    const tell = () => {
      if (commits.length === 0) return;
      this.#keep(commits);
      this.emit('committed', commits);
      commits = [];
    };
    for (const waiting of batch) {
      if (waiting.kind === 'commit') commits.push(waiting.commit);
      else {
        tell();
        waiting.run();
      }
    }
    tell();
    for (const waiting of batch) if (waiting.kind === 'commit') waiting.resolve();
    return performance.now() - began;
  }

  /** Many who listen make telling dear: then more is told at once. */
  async #rest(toldForMs: number): Promise<void> {
    const ms = Math.min(toldForMs * REST_FACTOR, LONGEST_REST_MS);
    if (ms >= SHORTEST_REST_MS && !this.#closed) await this.#pause(ms);
  }

  #giveUp(batch: readonly Waiting[], cause: unknown): void {
    this.#closed = true;
    for (const waiting of batch) {
      if (waiting.kind === 'commit') waiting.reject(cause);
      else waiting.run();
    }
    this.emit('broken', cause);
  }

  #pause(ms: number): Promise<unknown> {
    return (this.options.pause ?? setTimeout)(ms);
  }

  #keep(commits: readonly Commit[]): void {
    for (const commit of commits) {
      this.#tail.push(commit);
      this.#tailBytes += sizeOf(commit);
    }
    let gone = 0;
    while (this.#tail.length - gone > MOST_KEPT || this.#tailBytes > MOST_KEPT_BYTES) {
      const oldest = this.#tail[gone];
      if (!oldest) break;
      this.#tailBytes -= sizeOf(oldest);
      gone += 1;
    }
    // In larger steps: what is at the front moves all that is behind it.
    if (gone > 0) this.#tail.splice(0, gone);
  }
}

/** About as many bytes as it has on the wire. */
function sizeOf({ changes }: Commit): number {
  return changes.reduce((bytes, change) => bytes + bytesOf(shapeOf(change)), 100);
}

function shapeOf(change: Commit['changes'][number]): Shape | undefined {
  if (change.kind === 'create' || change.kind === 'restore') return change.object.shape;
  return change.kind === 'update' ? change.set.shape : undefined;
}
