import { applyOperation, rewind, type Trace } from '../../../server/board/applyOperation';
import { BoardDocument } from '../../../server/board/BoardDocument';
import type {
  BoardPermissions,
  Change,
  Commit,
  OpenBoardReply,
  Revision,
  SubmitRequest,
} from '../../../server/contract/board';
import type { LoadReply, LoadRequest } from '../../../server/contract/boardLoad';
import type { BoardObjectId, BoardPageId, OperationKey, ParticipantId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';

/** What a step of the replica touched. */
export interface Touched {
  readonly objects: ReadonlySet<BoardObjectId>;
  /** Pages or permissions too. */
  readonly frame: boolean;
}

interface BoardReplicaEvents {
  changed: [touched: Touched];
}

/** An operation of our own that the server has not confirmed yet. */
interface Pending {
  readonly request: SubmitRequest;
  trace: Trace;
  /** The revision at which the server says it is stored. */
  storedAt?: Revision;
}

/**
 * This browser's copy of the board: what the server has committed, with our own pending operations on top. At each
 * commit these are taken off, and put on again after it. (SPEC B6, B7)
 */
export class BoardReplica extends Emitter<BoardReplicaEvents> {
  #document = new BoardDocument();
  #pending: Pending[] = [];
  /** Pages of which objects are missing still; undefined before the board was opened. */
  #unloaded: Set<BoardPageId> | undefined;

  constructor(readonly self: ParticipantId) {
    super();
  }

  /** As it is to be shown. */
  get document(): BoardDocument {
    return this.#document;
  }

  /** The newest revision it holds. */
  get revision(): Revision {
    return this.#document.revision;
  }

  /** The revision from which on it can be brought up to date; undefined when it has to begin anew. */
  get since(): Revision | undefined {
    return this.isComplete ? this.revision : undefined;
  }

  /** Pages of which objects are missing still. */
  get unloaded(): readonly BoardPageId[] {
    return [...(this.#unloaded ?? [])];
  }

  get isComplete(): boolean {
    return this.#unloaded?.size === 0;
  }

  /** Sent or to be sent; after a lost connection they are sent again, in this order. */
  get pending(): readonly SubmitRequest[] {
    return this.#pending.map(({ request }) => request);
  }

  /** Shows the changes at once; the answer is what is to be submitted. */
  propose(key: OperationKey, changes: readonly Change[]): SubmitRequest {
    const request = { key, changes: [...changes] };
    const trace = this.#try(request);
    this.#pending.push({ request, trace });
    this.#tell([trace]);
    return request;
  }

  /** The server refused it: what it did is gone. */
  refuse(key: OperationKey): void {
    this.#takeOff(key);
  }

  /** The server has stored it at `revision`: it is pending until that is here. */
  confirm(key: OperationKey, storedAt: Revision): void {
    const pending = this.#pending.find(({ request }) => request.key === key);
    if (!pending) return;
    pending.storedAt = storedAt;
    if (storedAt <= this.revision) this.#takeOff(key);
  }

  /** False when something between is missing, or the board was never opened: then it is to be opened again. */
  receive(commits: readonly Commit[]): boolean {
    const news = commits.filter(({ revision }) => revision > this.revision);
    if (news.length === 0) return true;
    if (news.some(({ revision }, index) => revision !== this.revision + 1 + index)) return false;
    this.#rebase(() => news.map((commit) => this.#follow(commit)));
    return true;
  }

  /** Takes what the server answered to opening: then everything of `unloaded` is to be loaded. */
  open(reply: OpenBoardReply): void {
    if (reply.kind === 'tail') {
      this.receive(reply.commits);
      return;
    }
    // An answer that was overtaken by another.
    if (this.isComplete && reply.revision < this.revision) return;
    const gone = this.#document;
    this.#document = BoardDocument.of({ ...reply, objects: [] });
    this.#unloaded = new Set(reply.objects > 0 ? reply.pages.map(({ id }) => id) : []);
    this.#pending = this.#pending.filter(({ storedAt }) => (storedAt ?? Infinity) > reply.revision);
    for (const pending of this.#pending) pending.trace = this.#try(pending.request);
    const objects = new Set(gone.pages.flatMap(({ id }) => gone.objectsOn(id)).map(({ id }) => id));
    this.emit('changed', { objects, frame: true });
  }

  /**
   * Adds objects that were there before. Those of another revision are to be asked for again. With the last of all, and
   * not only of those that lie in a part of it, the page is whole.
   */
  load(
    { page, within }: Pick<LoadRequest, 'page' | 'within'>,
    { revision, objects, next }: LoadReply,
  ): 'loaded' | 'older' | 'newer' {
    if (revision !== this.revision) return revision < this.revision ? 'older' : 'newer';
    if (next === null && !within) this.#unloaded?.delete(page);
    this.#rebase(() => {
      const added = objects.filter(({ id }) => !this.#document.object(id));
      for (const object of added) this.#document.putObject(object);
      const ids = added.map(({ id }) => [id, undefined] as const);
      return [{ objects: new Map(ids), pages: new Map() }];
    });
    return 'loaded';
  }

  get permissions(): BoardPermissions {
    return this.#document.permissions;
  }

  #follow(commit: Commit): Trace {
    this.#pending = this.#pending.filter(({ request }) => request.key !== commit.key);
    const trace = applyOperation(this.#document, commit);
    this.#document.revision = commit.revision;
    return trace;
  }

  #takeOff(key: OperationKey): void {
    this.#rebase(() => {
      this.#pending = this.#pending.filter(({ request }) => request.key !== key);
      return [];
    });
  }

  /** Takes what is pending off, does `step`, and puts on again what is pending still. */
  #rebase(step: () => readonly Trace[]): void {
    const before = this.#pending.map(({ trace }) => trace);
    for (const trace of [...before].reverse()) rewind(this.#document, trace);
    const traces = step();
    for (const pending of this.#pending) pending.trace = this.#try(pending.request);
    this.#tell([...before, ...traces, ...this.#pending.map(({ trace }) => trace)]);
  }

  #try({ changes }: SubmitRequest): Trace {
    return applyOperation(this.#document, { author: this.self, revision: this.revision, changes });
  }

  #tell(traces: readonly Trace[]): void {
    const objects = new Set(traces.flatMap((trace) => [...trace.objects.keys()]));
    const frame = traces.some(({ pages, permissions }) => pages.size > 0 || permissions !== undefined);
    if (objects.size > 0 || frame) this.emit('changed', { objects, frame });
  }
}
