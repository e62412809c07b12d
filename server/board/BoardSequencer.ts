import type {
  Commit,
  CommittedChange,
  LockReply,
  LockRequest,
  LocksNotice,
  LockTarget,
  LockView,
  Revision,
  SubmitRequest,
} from '../contract/board';
import type { OperationKey, ParticipantId } from '../contract/ids';
import { TypedEmitter } from '../kernel/TypedEmitter';
import { applyChange, applyOperation, rewind, type Trace } from './applyOperation';
import type { BoardDocument } from './BoardDocument';
import { DrawingForbiddenError, ImpossibleChangeError, UnknownObjectError } from './boardErrors';
import { ChangeMarks } from './ChangeMarks';
import { checkChange, type Judge } from './checkChange';
import { LEASE_MS, LockTable } from './LockTable';
import { type BoardAuthor, mayDraw } from './mayDraw';
import type { OperationLog } from './OperationLog';
import { changesBack, toUndoable, UndoStacks } from './UndoStacks';
import { withinDocument } from './withinDocument';

type BoardSequencerEvents = {
  /** In order with the operations: those before a lock was given have been told before it. */
  locksChanged: [notice: LocksNotice];
};

export interface BoardSequencerOptions {
  /** The board as it is stored up to the tail; from here on it belongs to the sequencer. */
  readonly document: BoardDocument;
  readonly tail: readonly Commit[];
  readonly keys: readonly { readonly key: OperationKey; readonly revision: Revision }[];
  readonly log: OperationLog;
  readonly now: () => number;
}

/** As many keys are remembered. */
const MOST_KEYS = 10_000;

/** Stored at a revision, or on the way there. */
interface KnownKey {
  readonly author: ParticipantId | undefined;
  readonly outcome: Promise<Revision>;
}

/**
 * The one writer of a board: gives each operation its revision. An operation is checked and applied in one step; it
 * is acknowledged once it is stored. (SPEC B, L, U)
 */
export class BoardSequencer extends TypedEmitter<BoardSequencerEvents> {
  /** The document with everything accepted, stored or not. */
  readonly #head: BoardDocument;
  readonly #locks: LockTable;
  readonly #marks = new ChangeMarks();
  readonly #stacks = new UndoStacks();
  readonly #keys = new Map<OperationKey, KnownKey>();
  /** Whoever has held a lock, as they were then. */
  readonly #holders = new Map<ParticipantId, BoardAuthor>();

  constructor(private readonly options: BoardSequencerOptions) {
    super();
    this.#head = options.document;
    this.#locks = new LockTable(withinDocument(this.#head), options.now);
    for (const page of this.#head.pages) this.#marks.seed([page, ...this.#head.objectsOn(page.id)]);
    for (const { key, revision } of options.keys) this.#know(key, undefined, Promise.resolve(revision));
    for (const commit of options.tail) {
      this.#replay(commit);
      this.#know(commit.key, commit.author, Promise.resolve(commit.revision));
    }
  }

  get locks(): LockTable {
    return this.#locks;
  }

  /** Answers its revision once it is stored; the same key answers the same. Throws what speaks against it. */
  async submit(author: BoardAuthor, { key, changes }: SubmitRequest): Promise<Revision> {
    const known = this.#keys.get(key);
    if (known) return this.#answerAgain(known, author);
    this.options.log.assertRoom();
    const commit: Commit = { revision: this.#head.revision + 1, key, author: author.participant, changes };
    const trace = this.#apply(commit, changes, (change) => checkChange(this.#judge, author, change));
    this.#stacks.done(author.participant, toUndoable(this.#head, trace, commit.revision));
    return this.#commit(commit, trace);
  }

  /** Takes back the latest operation of `author` of which anything can be; null when there is none. */
  undo(author: BoardAuthor, key: OperationKey): Promise<Revision | null> {
    return this.#takeBack('undo', author, key);
  }

  /** Does again what `author` took back last. */
  redo(author: BoardAuthor, key: OperationKey): Promise<Revision | null> {
    return this.#takeBack('redo', author, key);
  }

  /** Answers once all operations before it have been told. Throws LockHeldError at once. */
  async acquire(author: BoardAuthor, { targets, activity }: LockRequest): Promise<LockReply> {
    for (const target of targets) this.#assertLockable(author, target);
    const lock = { holder: author.participant, activity, since: this.#head.revision };
    const locks = this.#locks.acquire(targets, lock);
    this.#holders.set(author.participant, author);
    await this.#tellLocks({ acquired: locks, released: [] });
    return { locks, leaseMs: LEASE_MS };
  }

  renew({ participant }: BoardAuthor): LockReply {
    return { locks: this.#locks.renew(participant), leaseMs: LEASE_MS };
  }

  release({ participant }: BoardAuthor, targets: readonly LockTarget[]): void {
    void this.#tellLocks({ acquired: [], released: this.#locks.release(targets, participant) });
  }

  /** Whoever leaves holds nothing any more. */
  leave(participant: ParticipantId): void {
    this.#holders.delete(participant);
    void this.#tellLocks({ acquired: [], released: this.#locks.releaseAll(participant) });
  }

  /** To be called every second: tells which locks have ended by themselves. */
  expireLocks(): void {
    void this.#tellLocks({ acquired: [], released: this.#locks.expire() });
  }

  get #judge(): Judge {
    return { document: this.#head, locks: this.#locks, marks: this.#marks };
  }

  async #answerAgain({ author, outcome }: KnownKey, { participant }: BoardAuthor): Promise<Revision> {
    if (author !== undefined && author !== participant)
      throw new ImpossibleChangeError('This key belongs to an operation of somebody else.');
    return outcome;
  }

  async #takeBack(from: 'undo' | 'redo', author: BoardAuthor, key: OperationKey): Promise<Revision | null> {
    const known = this.#keys.get(key);
    if (known) return this.#answerAgain(known, author);
    this.options.log.assertRoom();
    const who = author.participant;
    for (;;) {
      const operation = this.#stacks.last(from, who);
      if (!operation) return null;
      const commit = {
        revision: this.#head.revision + 1,
        key,
        author: who,
        changes: changesBack(this.#head, this.#marks, { operation, who }),
        [from === 'undo' ? 'undoes' : 'redoes']: operation.revision,
      };
      const trace = commit.changes.length === 0 ? undefined : this.#tryBack(author, commit);
      if (!trace) {
        this.#stacks.drop(from, who);
        continue;
      }
      const back = toUndoable(this.#head, trace, commit.revision);
      this.#stacks.moved(from, who, { of: operation.revision, operation: back });
      return this.#commit(commit, trace);
    }
  }

  /** Undefined when it can never be taken back; throws what speaks against it at this moment. */
  #tryBack(author: BoardAuthor, commit: Commit): Trace | undefined {
    try {
      return this.#apply(commit, commit.changes, (change) => this.#checkBack(author, change));
    } catch (refusal) {
      if (refusal instanceof ImpossibleChangeError) return undefined;
      throw refusal;
    }
  }

  /** Taking back asks for the pen and for what is free; that it is one's own was seen to. */
  #checkBack(author: BoardAuthor, change: CommittedChange): void {
    if (change.kind === 'restorePage') return;
    if (change.kind !== 'restore') {
      checkChange(this.#judge, author, change);
      return;
    }
    const { page } = change.object;
    if (!this.#head.page(page)) throw new ImpossibleChangeError('Its page is gone.');
    if (!mayDraw(this.#head, author, page)) throw new DrawingForbiddenError();
    this.#locks.assertFree({ kind: 'page', id: page }, author.participant);
  }

  /** All changes or none: each is checked in the document that those before it have left. */
  #apply<Each extends CommittedChange>(
    commit: Commit,
    changes: readonly Each[],
    check: (change: Each) => void,
  ): Trace {
    const trace: Trace = { objects: new Map(), pages: new Map() };
    try {
      for (const change of changes) {
        check(change);
        applyChange(this.#head, change, { ...commit, trace });
      }
    } catch (refusal) {
      rewind(this.#head, trace);
      throw refusal;
    }
    return trace;
  }

  async #commit(commit: Commit, trace: Trace): Promise<Revision> {
    this.#accept(commit, trace);
    const outcome = this.options.log.append(commit).then(() => commit.revision);
    this.#know(commit.key, commit.author, outcome);
    this.#dropVanished(trace);
    if (trace.permissions || trace.pages.size > 0) this.#dropForbidden();
    return outcome;
  }

  #accept({ revision, author }: Commit, trace: Trace): void {
    this.#head.revision = revision;
    this.#marks.note(trace, { by: author, at: revision });
  }

  /** A lock of what is no longer there ends with it. */
  #dropVanished({ objects, pages }: Trace): void {
    const gone: LockTarget[] = [
      ...[...objects.keys()]
        .filter((id) => !this.#head.object(id))
        .map((id) => ({ kind: 'object' as const, id })),
      ...[...pages.keys()].filter((id) => !this.#head.page(id)).map((id) => ({ kind: 'page' as const, id })),
    ];
    if (gone.length > 0) void this.#tellLocks({ acquired: [], released: this.#locks.drop(gone) });
  }

  /** Whoever may not draw there any more holds nothing there. */
  #dropForbidden(): void {
    const mayHold = ({ holder, target }: LockView) => {
      const author = this.#holders.get(holder);
      return author && pagesOf(this.#head, target).every((page) => mayDraw(this.#head, author, page));
    };
    const lost = this.#locks.views.filter((view) => !mayHold(view)).map(({ target }) => target);
    void this.#tellLocks({ acquired: [], released: this.#locks.drop(lost) });
  }

  #replay(commit: Commit): void {
    const trace = applyOperation(this.#head, commit);
    this.#accept(commit, trace);
    const { author, undoes, redoes } = commit;
    const operation = toUndoable(this.#head, trace, commit.revision);
    if (undoes !== undefined) this.#stacks.moved('undo', author, { of: undoes, operation });
    else if (redoes !== undefined) this.#stacks.moved('redo', author, { of: redoes, operation });
    else this.#stacks.done(author, operation);
  }

  #assertLockable(author: BoardAuthor, target: LockTarget): void {
    const pages = pagesOf(this.#head, target);
    if (pages.length === 0) throw new UnknownObjectError();
    if (pages.some((page) => !mayDraw(this.#head, author, page))) throw new DrawingForbiddenError();
  }

  #tellLocks(notice: LocksNotice): Promise<void> {
    if (notice.acquired.length + notice.released.length === 0) return Promise.resolve();
    return new Promise((resolve) =>
      this.options.log.after(() => {
        this.emit('locksChanged', notice);
        resolve();
      }),
    );
  }

  #know(key: OperationKey, author: ParticipantId | undefined, outcome: Promise<Revision>): void {
    this.#keys.set(key, { author, outcome });
    outcome.catch(() => this.#keys.delete(key));
    if (this.#keys.size <= MOST_KEYS) return;
    const [oldest] = this.#keys.keys();
    if (oldest) this.#keys.delete(oldest);
  }
}

/** The pages on which a target lies; none when it is not there. */
function pagesOf(document: BoardDocument, target: LockTarget) {
  switch (target.kind) {
    case 'object':
      return [document.object(target.id)?.page].filter((page) => page !== undefined);
    case 'group':
      return [...new Set(document.objectsIn(target.id).map(({ page }) => page))];
    case 'page':
      return document.page(target.id) ? [target.id] : [];
  }
}
