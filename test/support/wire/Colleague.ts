import { randomUUID } from 'node:crypto';
import { ChatLink } from '../../../client/features/chat/ChatLink';
import { type BoardObjectId, type ChatMessageId, PostKey } from '../../../server/contract/ids';
import type { MeetingView } from '../../../server/contract/meetings';
import { at, circle, create, update } from '../board/boardThings';
import { until } from '../until';
import { BoardWireClient } from './BoardWireClient';
import type { HttpWireClient } from './HttpWireClient';
import { WireParticipant } from './WireParticipant';
import { WirePort } from './WirePort';

const DRAW_MS = 50;
const STROKES_PER_MESSAGE = 10;

/** Somebody who draws and writes messages until told to stop, with the links that a browser has. */
export class Colleague {
  /** Made by them, and acknowledged. */
  readonly stored = new Set<BoardObjectId>();
  /** Written by them, and acknowledged. */
  readonly posted = new Set<ChatMessageId>();
  readonly #way = new WirePort();
  #chat: ChatLink | undefined;
  #wire: WireParticipant | undefined;
  #working: NodeJS.Timeout | undefined;
  #strokes = 0;
  #last: BoardObjectId | undefined;

  constructor(
    private readonly http: HttpWireClient,
    readonly board = new BoardWireClient(),
  ) {}

  get chat(): ChatLink {
    if (!this.#chat) throw new Error('not in the chat yet');
    return this.#chat;
  }

  get isConnected(): boolean {
    return this.#wire?.socket.isOpen === true;
  }

  async join(url: string, meeting: MeetingView): Promise<void> {
    await this.#wire?.close().catch(() => undefined);
    const wire = await WireParticipant.connect(url, this.http);
    this.#wire = wire;
    const { answer } = await wire.join(meeting);
    this.board.use(wire.socket, answer.participant);
    this.#chat ??= new ChatLink(this.#way.port, answer.participant, () => PostKey.parse(randomUUID()));
    this.#way.use(wire.socket);
    this.#chat.open();
  }

  work(): void {
    this.#working ??= setInterval(() => this.#workOnce(), DRAW_MS);
  }

  stop(): void {
    clearInterval(this.#working);
    this.#working = undefined;
  }

  /** Takes nothing from the network any more. */
  stopReading(): void {
    this.#wire?.socket.stopReading();
  }

  /** Until everything is here, and everything of one's own is stored. */
  async settled(within = 30_000): Promise<void> {
    await this.board.settled(within);
    const { replica } = this.chat;
    const isSettled = () => replica.since !== null && replica.pending.length === 0;
    await until('the chat is in step', isSettled, { within });
  }

  async close(): Promise<void> {
    this.stop();
    this.board.link.close();
    this.chat.close();
    await this.#wire?.close();
  }

  #workOnce(): void {
    this.#note();
    const { replica } = this.board.link;
    const [page] = replica.document.pages;
    if (!replica.isComplete || !page) return;
    const object = circle(page.id);
    this.board.link.propose([
      create(object),
      ...(this.#last ? [update(this.#last, replica.revision, at(Math.round(Math.random() * 500)))] : []),
    ]);
    this.#last = object.id;
    this.#strokes += 1;
    if (this.#strokes % STROKES_PER_MESSAGE === 0) this.chat.post({ text: `Stroke ${this.#strokes}` });
  }

  #note(): void {
    const { replica, self } = this.board.link;
    const pending = new Set(
      replica.pending.flatMap(({ changes }) =>
        changes.map((change) => ('object' in change ? change.object.id : undefined)),
      ),
    );
    const objects = replica.document.pages.flatMap((page) => replica.document.objectsOn(page.id));
    for (const { id, author } of objects) if (author === self && !pending.has(id)) this.stored.add(id);
    for (const { id, author } of this.chat.replica.messages) if (author.id === self) this.posted.add(id);
  }
}
