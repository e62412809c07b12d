import { randomUUID } from 'node:crypto';
import { applyOperation } from '../../../server/board/applyOperation';
import { Board } from '../../../server/board/Board';
import { BoardDocument } from '../../../server/board/BoardDocument';
import type { BoardStore } from '../../../server/board/OperationLog';
import { BoardPageId, MeetingId } from '../../../server/contract/ids';
import { silentLogger } from '../../../server/kernel/Logger';
import { boardHash } from '../../support/board/boardHash';
import { MemoryBoardStore } from '../../support/board/MemoryBoardStore';
import { Chance } from './Chance';
import { LawBook } from './LawBook';
import { SimulatedClient } from './SimulatedClient';

export interface BoardFuzzOptions {
  readonly seed: number;
  readonly clients: number;
  readonly steps: number;
  /** Default: one in memory. */
  readonly store?: BoardStore;
  readonly meeting?: MeetingId;
}

export interface BoardFuzzReport {
  readonly seed: number;
  readonly revision: number;
  readonly objects: number;
  /** How often each code was answered. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly restarts: number;
  /** Rules that did not hold, in words. */
  readonly broken: readonly string[];
}

/**
 * Clients on a bad network draw, lock, take back, are cut off and come back, while the server is killed now and then
 * and the database goes away. In the end everyone has the same.
 */
export async function runBoardFuzz(options: BoardFuzzOptions): Promise<BoardFuzzReport> {
  const fuzz = new BoardFuzz(options);
  await fuzz.restart();
  for (let step = 0; step < options.steps; step++) await fuzz.step();
  return fuzz.finish();
}

class BoardFuzz {
  readonly #chance: Chance;
  readonly #store: BoardStore;
  readonly #meeting: MeetingId;
  readonly #book: LawBook;
  readonly #clients: SimulatedClient[];
  #now = 0;
  #restarts = -1;
  #board: Board | undefined;
  #stopListening: () => void = () => undefined;

  constructor(private readonly options: BoardFuzzOptions) {
    this.#chance = new Chance(options.seed);
    this.#store = options.store ?? new MemoryBoardStore();
    this.#meeting = options.meeting ?? MeetingId.parse(randomUUID());
    this.#book = new LawBook(BoardPageId.parse(this.#meeting), () => this.#now);
    this.#clients = Array.from(
      { length: options.clients },
      (_, index) => new SimulatedClient(this.#chance, index === 0, (who) => this.#book.renewed(who)),
    );
  }

  /** The server is killed and started again: what was not stored is gone, everyone is cut off. */
  async restart(): Promise<void> {
    this.#stopListening();
    for (const client of this.#clients) client.disconnect();
    this.#restarts += 1;
    await settled();
    this.#board = await Board.open({
      meeting: this.#meeting,
      store: this.#storeWhileAlive(this.#restarts),
      logger: silentLogger,
      now: () => this.#now,
      pause: async () => undefined,
    });
    const undo = [
      this.#board.on('committed', ({ commits }) => {
        this.#book.committed(commits);
        for (const client of this.#clients) client.hear(commits);
      }),
      this.#board.on('locksChanged', (notice) => this.#book.locksChanged(notice)),
    ];
    this.#stopListening = () => {
      for (const each of undo) each();
    };
    this.#book.restarted();
    await this.#catchBookUp();
    for (const client of this.#clients) client.connect();
  }

  async step(): Promise<void> {
    const chance = this.#chance;
    const client = chance.pick(this.#clients);
    if (!client || !this.#board) return;
    if (chance.happens(0.002)) return this.restart();
    if (chance.happens(0.01)) this.#takeDatabaseAway();
    if (chance.happens(0.02)) client.disconnect();
    if (!client.isConnected && chance.happens(0.3)) client.connect();
    if (chance.happens(0.3)) client.act();
    for (let turns = chance.below(4); turns > 0; turns--) await client.sendOne(this.#board, true);
    for (let turns = chance.below(5); turns > 0; turns--) client.hearOne();
    if (chance.happens(0.1)) await this.#pass(chance.below(3_000));
  }

  async finish(): Promise<BoardFuzzReport> {
    for (const client of this.#clients) client.disconnect();
    await settled();
    for (const client of this.#clients) client.connect();
    await this.#deliverAll();
    const broken = [...this.#book.broken, ...(await this.#differences())];
    const revision = this.#book.document.revision;
    const objects = this.#book.document.size;
    await this.#board?.close();
    return {
      seed: this.options.seed,
      revision,
      objects,
      refusals: count(this.#clients.flatMap(({ refusals }) => refusals)),
      restarts: this.#restarts,
      broken: [...new Set(broken)],
    };
  }

  async #deliverAll(): Promise<void> {
    for (let turn = 0; turn < 100_000; turn++) {
      await settled();
      if (this.#clients.every(({ isIdle }) => isIdle)) return;
      for (const client of this.#clients) {
        if (this.#board) await client.sendOne(this.#board, false);
        client.hearOne();
      }
    }
    throw new Error('the clients do not come to an end');
  }

  /** Whose document is another than the log's. */
  async #differences(): Promise<string[]> {
    const wanted = boardHash(this.#book.document);
    const broken = this.#clients.flatMap(({ replica }, index) => {
      if (replica.pending.length > 0) return [`client ${index} still has ${replica.pending.length} pending`];
      return boardHash(replica.document) === wanted ? [] : [`client ${index} has another document`];
    });
    if (boardHash(await this.#storedDocument()) !== wanted) broken.push('the store has another document');
    return broken;
  }

  async #storedDocument(): Promise<BoardDocument> {
    const { snapshot, tail } = await this.#store.load(this.#meeting);
    const page = BoardPageId.parse(this.#meeting);
    const document = snapshot ? BoardDocument.of(snapshot) : BoardDocument.withPage(page);
    for (const commit of tail) {
      applyOperation(document, commit);
      document.revision = commit.revision;
    }
    return document;
  }

  /** What was stored just before the server was killed, and told to nobody. */
  async #catchBookUp(): Promise<void> {
    const { tail } = await this.#store.load(this.#meeting);
    this.#book.committed(tail.filter(({ revision }) => revision > this.#book.document.revision));
  }

  async #pass(ms: number): Promise<void> {
    await settled();
    this.#now += ms;
    this.#board?.tick();
    await settled();
  }

  /** What a server that was killed still wanted to write is never written. */
  #storeWhileAlive(restarts: number): BoardStore {
    const never = new Promise<never>(() => undefined);
    const whileAlive = <T>(write: () => Promise<T>) => (restarts < this.#restarts ? never : write());
    return {
      load: (board) => this.#store.load(board),
      append: (...commits) => whileAlive(() => this.#store.append(...commits)),
      saveSnapshot: (...snapshot) => whileAlive(() => this.#store.saveSnapshot(...snapshot)),
      earlier: (board) => this.#store.earlier(board),
      begin: (...beginning) => whileAlive(() => this.#store.begin(...beginning)),
    };
  }

  #takeDatabaseAway(): void {
    if (this.#store instanceof MemoryBoardStore)
      this.#store.failure = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
  }
}

/** Until everything that needs no clock is done. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function count(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
