import type { UploadNotice } from '../../../server/contract/files';
import type { FileId, ParticipantId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import type { ChatSocket } from './ChatLink';

/** Whose end is never told has gone without a word. */
const SILENCE_MS = 30_000;

/** Files that others are sending to the chat now. */
export class IncomingFiles extends Emitter<{ changed: [] }> {
  readonly #silences = new Map<FileId, ReturnType<typeof setTimeout>>();
  readonly #undo: () => void;
  #list: readonly UploadNotice[] = [];

  constructor(socket: ChatSocket, self: ParticipantId) {
    super();
    this.#undo = socket.on('file:upload', (notice) => {
      if (notice.purpose === 'chat' && notice.by !== self) this.#hear(notice);
    });
  }

  readonly getSnapshot = (): readonly UploadNotice[] => this.#list;
  readonly subscribe = (observer: () => void): (() => void) => this.on('changed', observer);

  close(): void {
    this.#undo();
    for (const timer of this.#silences.values()) clearTimeout(timer);
    this.removeAllListeners();
  }

  #hear(notice: UploadNotice): void {
    const { id, progress } = notice;
    clearTimeout(this.#silences.get(id));
    this.#silences.delete(id);
    const others = this.#list.filter((each) => each.id !== id);
    const isOver = progress.state === 'ready' || progress.state === 'failed';
    this.#update(isOver ? others : [...others, notice]);
    if (isOver) return;
    const forget = () => this.#update(this.#list.filter((each) => each.id !== id));
    this.#silences.set(id, setTimeout(forget, SILENCE_MS));
  }

  #update(list: readonly UploadNotice[]): void {
    this.#list = list;
    this.emit('changed');
  }
}
