import type {
  AskPenRequest,
  BoardPermissions,
  BoardPerson,
  Commit,
  CommittedNotice,
  LocksNotice,
  LockTarget,
  OpenBoardReply,
  OpenBoardRequest,
  PageCapturedNotice,
  PenAskedNotice,
} from '../contract/board';
import type { LiveNotice, LiveRequest } from '../contract/boardLive';
import type { LoadReply, LoadRequest } from '../contract/boardLoad';
import type { MeetingId, ParticipantId } from '../contract/ids';
import type { Logger } from '../kernel/Logger';
import { TypedEmitter } from '../kernel/TypedEmitter';
import { applyOperation } from './applyOperation';
import type { BoardDocument } from './BoardDocument';
import { BoardSequencer } from './BoardSequencer';
import { beginFromEarlier } from './beginFromEarlier';
import { capturesIn } from './capturesIn';
import { LiveRelay } from './LiveRelay';
import { type BoardAuthor, mayDraw } from './mayDraw';
import { type BoardStore, OperationLog } from './OperationLog';
import { toDocument } from './toDocument';

type BoardEvents = {
  // What everyone on the board is told, in this order.
  committed: [notice: CommittedNotice];
  locksChanged: [notice: LocksNotice];
  live: [notice: LiveNotice];
  personCame: [person: BoardPerson];
  /** Who may draw is different now; stored, as everything that is told. */
  permissionsChanged: [permissions: BoardPermissions];
  /** For everyone in the meeting but whoever did it. */
  pageCaptured: [notice: PageCapturedNotice];
  /** For hosts, and for `holder`, who works on it. */
  penAsked: [notice: PenAskedNotice, holder: ParticipantId | undefined];
  /** What was accepted could not be stored: the board is to be opened anew. */
  broken: [];
};

export interface BoardOptions {
  readonly meeting: MeetingId;
  readonly store: BoardStore;
  readonly logger: Logger;
  readonly now: () => number;
  /** Waits so many milliseconds. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** Well below what may wait for one client that reads slowly. */
const LOADED_AT_ONCE = { most: 1_000, bytes: 256 * 1024 };
/** After so many operations the whole document is kept once more. */
const SNAPSHOT_EVERY = 5_000;

/** One meeting's board while it is open. What is told, and what is shown to whoever comes, is stored. (SPEC B2, B4) */
export class Board extends TypedEmitter<BoardEvents> {
  readonly sequencer: BoardSequencer;
  /** The document with everything that is stored, and no more. */
  readonly #told: BoardDocument;
  readonly #log: OperationLog;
  readonly #relay: LiveRelay;
  readonly #people: Map<ParticipantId, BoardPerson>;
  #snapshotAt: number;
  #saving: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: BoardOptions,
    stored: Awaited<ReturnType<BoardStore['load']>>,
  ) {
    super();
    const { meeting, store, logger, now, pause } = options;
    this.#snapshotAt = stored.snapshot?.revision ?? 0;
    this.#told = toDocument(meeting, stored);
    this.#people = new Map(stored.people.map((person, color) => [person.id, { ...person, color }]));
    this.#log = new OperationLog(stored.tail, {
      append: (commits) => store.append(meeting, commits, new Date(now())),
      logger,
      ...(pause && { pause }),
    });
    this.#relay = new LiveRelay(now);
    this.sequencer = new BoardSequencer({
      ...stored,
      document: toDocument(meeting, { ...stored, tail: [] }),
      log: this.#log,
      now,
    });
    this.#listen();
  }

  /** As it was left; a new one begins with what the last one of its series was left with. (SPEC B13) */
  static async open(options: BoardOptions): Promise<Board> {
    const { meeting, store } = options;
    const stored = await store.load(meeting);
    if (stored.snapshot || stored.tail.length > 0 || !(await beginFromEarlier(store, meeting)))
      return new Board(options, stored);
    return new Board(options, await store.load(meeting));
  }

  /** What `person` needs to show the board, and to go on with it from the notices that follow. */
  open(person: Omit<BoardPerson, 'color'>, { since }: OpenBoardRequest): OpenBoardReply {
    this.#meet(person);
    const { revision, pages, permissions, size } = this.#told;
    const standing = { revision, locks: this.sequencer.locks.views, people: [...this.#people.values()] };
    const commits = since === revision ? [] : since === undefined ? undefined : this.#log.since(since);
    if (commits) return { ...standing, kind: 'tail', commits };
    return { ...standing, kind: 'anew', pages, permissions, objects: size };
  }

  /** Who may draw. */
  get permissions(): BoardPermissions {
    return this.#told.permissions;
  }

  load({ page, after, within }: LoadRequest): LoadReply {
    const { objects, last, isLast } = this.#told.objectsAfter(page, after, LOADED_AT_ONCE, within);
    return { revision: this.#told.revision, objects, next: isLast ? null : last };
  }

  /** Whoever may not draw shows where they point, and nothing else. */
  live(author: BoardAuthor, report: LiveRequest): void {
    const { stroke } = report;
    const isAllowed = stroke?.pen === 'laser' || mayDraw(this.#told, author, report.page);
    this.#relay.report(author.participant, isAllowed ? report : { ...report, stroke: null });
  }

  askPen({ id, displayName }: Omit<BoardPerson, 'color'>, { target }: AskPenRequest): void {
    const holder = target ? this.#holderOf(target) : undefined;
    this.emit('penAsked', { participant: id, displayName, target }, holder);
  }

  leave(participant: ParticipantId): void {
    this.sequencer.leave(participant);
  }

  /** To be called every second. */
  tick(): void {
    this.sequencer.expireLocks();
  }

  /** Stores what waits, and the whole document. */
  async close(): Promise<void> {
    this.#relay.close();
    await this.#log.close();
    if (this.#told.revision > this.#snapshotAt) this.#saveSnapshot();
    await this.#saving;
    this.removeAllListeners();
  }

  #listen(): void {
    this.#log.on('committed', (commits) => {
      const before = this.#told.permissions;
      for (const commit of commits) this.#follow(commit);
      this.emit('committed', { commits });
      if (this.#told.permissions !== before) this.emit('permissionsChanged', this.#told.permissions);
      for (const notice of capturesIn(commits, this.#told)) this.emit('pageCaptured', notice);
      if (this.#told.revision - this.#snapshotAt >= SNAPSHOT_EVERY) this.#saveSnapshot();
    });
    this.#log.on('broken', (cause) => {
      this.options.logger.error('the board could not be stored', { meeting: this.options.meeting, cause });
      this.emit('broken');
    });
    this.sequencer.on('locksChanged', (notice) => this.emit('locksChanged', notice));
    this.#relay.on('told', (notice) => this.emit('live', notice));
  }

  #follow(commit: Commit): void {
    applyOperation(this.#told, commit);
    this.#told.revision = commit.revision;
  }

  #meet({ id, displayName }: Omit<BoardPerson, 'color'>): void {
    const known = this.#people.get(id);
    if (known?.displayName === displayName) return;
    const person = { id, displayName, color: known?.color ?? this.#people.size };
    this.#people.set(id, person);
    this.emit('personCame', person);
  }

  #holderOf(target: LockTarget): ParticipantId | undefined {
    const isSame = (other: LockTarget) => other.kind === target.kind && other.id === target.id;
    return this.sequencer.locks.views.find((view) => isSame(view.target))?.holder;
  }

  /** One after the other; a document that could not be kept is in the log all the same. */
  #saveSnapshot(): void {
    const { meeting, store, logger } = this.options;
    const snapshot = this.#told.snapshot();
    this.#snapshotAt = snapshot.revision;
    this.#saving = this.#saving
      .then(() => store.saveSnapshot(meeting, snapshot))
      .catch((cause: unknown) => logger.warn('the board was not kept as a whole', { meeting, cause }));
  }
}
