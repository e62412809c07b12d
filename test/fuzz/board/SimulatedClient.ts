import { BoardReplica } from '../../../client/features/board/BoardReplica';
import type { Board } from '../../../server/board/Board';
import type { BoardAuthor } from '../../../server/board/mayDraw';
import type { Change, Commit, LockTarget, SubmitRequest } from '../../../server/contract/board';
import {
  BoardGroupId,
  BoardObjectId,
  BoardPageId,
  OperationKey,
  ParticipantId,
} from '../../../server/contract/ids';
import { PlenumError } from '../../../server/kernel/PlenumError';
import { circle } from '../../support/board/boardThings';
import type { Chance } from './Chance';

/** A request on its way. Answers what the client does once the reply is there. */
type Request = (board: Board) => Promise<() => void>;

/** One browser on a bad network: a replica, requests on their way out, frames on their way in. */
export class SimulatedClient {
  readonly author: BoardAuthor;
  readonly replica: BoardReplica;
  readonly refusals: string[] = [];
  #outgoing: Request[] = [];
  #incoming: (() => void)[] = [];
  /** Replies of an earlier connection no longer count. */
  #connection = 0;
  #connected = false;
  #unanswered = 0;

  constructor(
    private readonly chance: Chance,
    isHost: boolean,
    private readonly onRenewed: (who: ParticipantId) => void,
  ) {
    this.author = { participant: ParticipantId.parse(chance.uuid()), isHost };
    this.replica = new BoardReplica(this.author.participant);
  }

  get isIdle(): boolean {
    return this.#outgoing.length + this.#incoming.length + this.#unanswered === 0;
  }

  get isConnected(): boolean {
    return this.#connected;
  }

  disconnect(): void {
    this.#connection += 1;
    this.#connected = false;
    this.#outgoing = [];
    this.#incoming = [];
    this.#unanswered = 0;
  }

  /** Opens the board from where it is, and sends again what is pending. */
  connect(): void {
    this.#connected = true;
    this.#open();
    for (const request of this.replica.pending) this.#submit(request);
  }

  /** The server tells everyone. */
  hear(commits: readonly Commit[]): void {
    if (!this.#connected) return;
    const told = structuredClone(commits);
    this.#incoming.push(() => {
      if (!this.replica.receive(told)) this.#open();
    });
  }

  /** One request arrives, now and then another before it or twice. */
  async sendOne(board: Board, isHard: boolean): Promise<void> {
    const index = isHard && this.chance.happens(0.05) ? this.chance.below(this.#outgoing.length) : 0;
    const [request] = this.#outgoing.splice(index, 1);
    if (!request) return;
    if (isHard && this.chance.happens(0.05)) this.#outgoing.unshift(request);
    const connection = this.#connection;
    this.#unanswered += 1;
    void request(board).then((done) => {
      if (connection !== this.#connection) return;
      this.#unanswered -= 1;
      this.#incoming.push(done);
    });
  }

  hearOne(): void {
    this.#incoming.shift()?.();
  }

  act(): void {
    const { chance } = this;
    const changes = this.#randomChanges();
    if (chance.happens(0.1)) this.#ask((board) => board.sequencer.undo(this.author, this.#key()));
    else if (chance.happens(0.05)) this.#ask((board) => board.sequencer.redo(this.author, this.#key()));
    else if (chance.happens(0.15)) this.#lock();
    else if (changes.length > 0) this.#submit(this.replica.propose(this.#key(), changes));
  }

  #open(): void {
    const { since } = this.replica;
    this.#outgoing.unshift(async (board) => {
      const person = { id: this.author.participant, displayName: 'Somebody' };
      const reply = structuredClone(board.open(person, since === undefined ? {} : { since }));
      return () => {
        this.replica.open(reply);
        for (const page of this.replica.unloaded) this.#load(page, 0);
      };
    });
  }

  #load(page: BoardPageId, after: number): void {
    this.#outgoing.unshift(async (board) => {
      const reply = structuredClone(board.load({ page, after }));
      return () => {
        const outcome = this.replica.load({ page }, reply);
        if (outcome === 'newer') this.#open();
        else if (outcome === 'older') this.#load(page, after);
        else if (reply.next !== null) this.#load(page, reply.next);
      };
    });
  }

  #submit(request: SubmitRequest): void {
    this.#outgoing.push(async (board) => {
      try {
        const storedAt = await board.sequencer.submit(this.author, structuredClone(request));
        return () => this.replica.confirm(request.key, storedAt);
      } catch (error) {
        this.#noteRefusal(error);
        return () => this.replica.refuse(request.key);
      }
    });
  }

  #lock(): void {
    const { chance } = this;
    const page = this.#page();
    const object = page && chance.pick(this.replica.document.objectsOn(page));
    if (!object) return;
    const targets: LockTarget[] = [
      chance.happens(0.1)
        ? { kind: 'page', id: object.page }
        : object.group && chance.happens(0.5)
          ? { kind: 'group', id: object.group }
          : { kind: 'object', id: object.id },
    ];
    const what = chance.below(4);
    if (what < 2) this.#ask((board) => board.sequencer.acquire(this.author, { targets, activity: 'moving' }));
    else if (what === 2) this.#ask(async (board) => board.sequencer.release(this.author, targets));
    else
      this.#ask(async (board) => {
        board.sequencer.renew(this.author);
        this.onRenewed(this.author.participant);
      });
  }

  #ask(run: (board: Board) => Promise<unknown>): void {
    this.#outgoing.push(async (board) => {
      await run(board).catch((error: unknown) => this.#noteRefusal(error));
      return () => undefined;
    });
  }

  #noteRefusal(error: unknown): void {
    if (!(error instanceof PlenumError)) throw error;
    this.refusals.push(error.code);
  }

  #randomChanges(): Change[] {
    const { chance } = this;
    const document = this.replica.document;
    const page = this.#page();
    if (!page) return [];
    const base = this.replica.revision;
    const object = chance.pick(document.objectsOn(page));
    const kind = chance.below(20);
    if (kind === 0 && this.author.isHost) return [this.#permission()];
    if (kind === 1 && document.pages.length < 6) return [this.#newPage()];
    if (kind === 2 && chance.happens(0.3)) return [{ kind: 'deletePage', id: page, base }];
    if (kind === 3)
      return [{ kind: 'updatePage', id: page, base, set: { background: 'dots', order: this.#order() } }];
    if (!object || kind < 9)
      return [{ kind: 'create', object: circle(page, { id: this.#objectId(), order: this.#order() }) }];
    if (kind < 12) return [{ kind: 'delete', id: object.id, base }];
    if (kind < 14) {
      const group = chance.happens(0.3) ? null : BoardGroupId.parse(chance.uuid());
      const members = [object, chance.pick(document.objectsOn(page)) ?? object];
      return members.map(({ id }) => ({ kind: 'update', id, base, set: { group } }));
    }
    const x = chance.below(1000);
    const transform = { x, y: 0, rotation: 0, scaleX: 1, scaleY: 1 };
    return [{ kind: 'update', id: object.id, base, set: { transform } }];
  }

  #permission(): Change {
    const may = this.chance.happens(0.8);
    return { kind: 'permit', who: 'everyone', may };
  }

  #newPage(): Change {
    const id = BoardPageId.parse(this.chance.uuid());
    return { kind: 'createPage', page: { id, title: '', order: this.#order(), background: 'grid' } };
  }

  #page(): BoardPageId | undefined {
    return this.chance.pick(this.replica.document.pages)?.id;
  }

  #order(): string {
    return 'ABCDEFGH'.charAt(this.chance.below(8));
  }

  #key(): OperationKey {
    return OperationKey.parse(this.chance.uuid());
  }

  #objectId(): BoardObjectId {
    return BoardObjectId.parse(this.chance.uuid());
  }
}
