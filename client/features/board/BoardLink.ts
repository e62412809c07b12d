import { byOrder } from '../../../server/board/drawing/byOrder';
import type { BoardPerson, Change, LockTarget } from '../../../server/contract/board';
import type { LiveNotice, LiveRequest } from '../../../server/contract/boardLive';
import type { Area, LoadRequest } from '../../../server/contract/boardLoad';
import type { OperationKey, ParticipantId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import { RequestError } from '../../connection/RequestError';
import type { SignallingClient } from '../../connection/SignallingClient';
import { BoardLocks } from './BoardLocks';
import { BoardReplica } from './BoardReplica';
import { msToWait } from './msToWait';
import { OwnOperations } from './OwnOperations';
import { PACE } from './SendQueue';

/** The way to the server that a board needs. */
export type BoardSocket = Pick<SignallingClient, 'on' | 'request'>;

interface BoardLinkEvents {
  /** One of our operations was refused, and is gone. */
  refused: [error: RequestError];
  live: [notice: LiveNotice];
  /** `state` is different now, or who is known. */
  changed: [];
}

/** Opening: not all of the board is here yet. Saving: something of ours is not stored yet, and that for a while. */
export type BoardState = 'opening' | 'open' | 'saving';

/** A part of a page. */
type Seen = Required<Pick<LoadRequest, 'page' | 'within'>>;

const SAVING_AFTER_MS = 1_500;
/** So many objects come in few pieces: then it does not matter which come first. */
const FEW_OBJECTS = 1_000;
/** Where a page is opened: from its corner, on a screen of the usual size. */
const FIRST_SEEN: Area = { left: 0, top: 0, right: 1_920, bottom: 1_080 };

/**
 * Keeps a replica in step with the server over a socket that comes and goes: opens the board, catches up, sends what
 * is pending until it is stored.
 */
export class BoardLink extends Emitter<BoardLinkEvents> {
  readonly replica: BoardReplica;
  readonly locks: BoardLocks;
  readonly #own: OwnOperations;
  readonly #undo: (() => void)[];
  #people = new Map<ParticipantId, BoardPerson>();
  #savingTimer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;
  /** What is on the screen, once something is: of a large board that comes first. */
  seen: (() => Seen | undefined) | undefined;
  /** Counts the openings: answers to an earlier one no longer count. */
  #opening = 0;
  #closed = false;

  constructor(
    private readonly socket: BoardSocket,
    readonly self: ParticipantId,
    newKey: () => OperationKey = () => crypto.randomUUID() as OperationKey,
    pace = PACE,
  ) {
    super();
    this.replica = new BoardReplica(self);
    this.locks = new BoardLocks(socket, self);
    this.locks.on('refused', (error) => this.emit('refused', error));
    this.#own = new OwnOperations({ socket, replica: this.replica, newKey, pace });
    this.#own.on('refused', (error) => this.emit('refused', error));
    this.#own.on('answered', () => this.#followPending());
    this.#undo = [
      socket.on('board:committed', ({ commits }) => {
        if (this.#opening > 0 && !this.replica.receive(commits)) this.open();
        this.#own.learn(commits);
        this.#followPending();
      }),
      socket.on('board:locks', ({ acquired, released }) => this.locks.change(acquired, released)),
      socket.on('board:live', (notice) => this.emit('live', notice)),
      socket.on('board:person', (person) => {
        this.#people.set(person.id, person);
        this.emit('changed');
      }),
      socket.on('board:reset', () => this.open()),
    ];
  }

  get state(): BoardState {
    if (!this.replica.isComplete) return 'opening';
    return this.#isSlow ? 'saving' : 'open';
  }

  person(id: ParticipantId): BoardPerson | undefined {
    return this.#people.get(id);
  }

  /** Opens the board on the socket as it is now, from where the replica is; to be called once it is bound. */
  open(): void {
    if (this.#closed) return;
    this.#opening += 1;
    const opening = this.#opening;
    const { since } = this.replica;
    this.#ask(
      opening,
      () => this.socket.request('board:open', since === undefined ? {} : { since }),
      (reply) => {
        this.#people = new Map(reply.people.map((person) => [person.id, person]));
        this.replica.open(reply);
        const isLarge = reply.kind === 'anew' && reply.objects > FEW_OBJECTS;
        this.#loadAll(opening, isLarge ? this.#seen : undefined);
        this.#own.learn(reply.kind === 'tail' ? reply.commits : []);
        this.#own.restart();
        this.locks.replace(reply.locks);
        this.emit('changed');
      },
    );
  }

  /** Shows the changes at once and sends them. */
  propose(changes: readonly Change[]): void {
    this.#own.propose(changes);
    this.#followPending();
  }

  undo(): void {
    this.#own.undo();
  }

  redo(): void {
    this.#own.redo();
  }

  point(report: LiveRequest): void {
    this.socket.request('board:live', report).catch(() => undefined);
  }

  /** Asks the hosts, and whoever works on `target`, for the pen. */
  async askPen(target: LockTarget | null): Promise<void> {
    await this.socket.request('board:askPen', { target });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.locks.close();
    this.#own.close();
    clearTimeout(this.#savingTimer);
    for (const undo of this.#undo) undo();
    this.socket.request('board:close', {}).catch(() => undefined);
    this.removeAllListeners();
  }

  get #seen(): Seen | undefined {
    const [first] = byOrder(this.replica.document.pages);
    return this.seen?.() ?? (first && { page: first.id, within: FIRST_SEEN });
  }

  /** What is missing of every page; first, if that is given, what is seen. */
  #loadAll(opening: number, seen?: Seen): void {
    if (seen) this.#load(opening, { ...seen, after: 0 }, () => this.#loadAll(opening));
    else for (const page of this.replica.unloaded) this.#load(opening, { page, after: 0 });
  }

  #load(opening: number, request: LoadRequest, done: () => void = () => undefined): void {
    this.#ask(
      opening,
      () => this.socket.request('board:load', request),
      (reply) => {
        if (reply.revision < this.replica.revision) return this.#load(opening, request, done);
        // The next piece travels while this one is drawn.
        if (reply.next !== null) this.#load(opening, { ...request, after: reply.next }, done);
        else done();
        if (this.replica.load(request, reply) === 'newer') this.open();
        else if (reply.next === null) this.emit('changed');
      },
    );
  }

  /** Asks until there is an answer, as long as the opening counts: every request may come twice. */
  #ask<T>(opening: number, ask: () => Promise<T>, answered: (reply: T) => void): void {
    const counts = () => opening === this.#opening && !this.#closed;
    ask().then(
      (reply) => counts() && answered(reply),
      (error: unknown) => {
        if (!counts() || !(error instanceof RequestError)) return;
        const wait = msToWait(error);
        if (wait !== undefined) setTimeout(() => counts() && this.#ask(opening, ask, answered), wait);
      },
    );
  }

  /** Says that it is saving when something has been pending for a while. */
  #followPending(): void {
    const isPending = this.replica.pending.length > 0;
    if (!isPending) {
      clearTimeout(this.#savingTimer);
      this.#savingTimer = undefined;
      if (!this.#isSlow) return;
      this.#isSlow = false;
      this.emit('changed');
    } else {
      this.#savingTimer ??= setTimeout(() => {
        this.#isSlow = true;
        this.emit('changed');
      }, SAVING_AFTER_MS);
    }
  }
}
