import type { StoredFileView, UploadNotice, UploadPlace } from '../../../server/contract/files';
import type { ParticipantId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';
import type { BoardDesk } from './BoardDesk';
import type { PictureUpload } from './BoardFiles';
import type { BoardSocket } from './BoardLink';

/** A picture that is not on the board yet. */
export interface ComingPicture {
  readonly key: string;
  readonly name: string;
  readonly by: ParticipantId;
  readonly place: UploadPlace;
  /** How much of it is there, 0 to 1; checking: all of it. */
  readonly part: number;
  /** Of one's own: why it did not arrive. */
  readonly failure: unknown;
}

/** Whose end is never told has gone without a word. */
const SILENCE_MS = 30_000;

/** Pictures on their way to the board, one's own and those of others. (SPEC I1, I2) */
export class ComingPictures extends Emitter<{ changed: [] }> {
  readonly #uploads = new Map<string, PictureUpload>();
  readonly #silences = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #undo: () => void;
  #list: readonly ComingPicture[] = [];

  constructor(
    private readonly desk: BoardDesk,
    socket: BoardSocket,
  ) {
    super();
    this.#undo = socket.on('file:upload', (notice) => this.#heard(notice));
  }

  readonly getSnapshot = (): readonly ComingPicture[] => this.#list;
  readonly subscribe = (observer: () => void): (() => void) => this.on('changed', observer);

  /** Sends a picture; once it is stored it is on the board. */
  add(content: Blob, name: string, place: UploadPlace): void {
    const key = crypto.randomUUID();
    const upload = this.desk.files.upload(content, {
      name,
      place,
      onProgress: (part) => this.#change(key, { part }),
    });
    this.#uploads.set(key, upload);
    this.#put({ key, name, by: this.desk.link.self, place, part: 0, failure: null });
    void this.#send(key);
  }

  retry(key: string): void {
    this.#change(key, { failure: null });
    void this.#send(key);
  }

  drop(key: string): void {
    void this.#uploads.get(key)?.cancel();
    this.#forget(key);
  }

  close(): void {
    this.#undo();
    for (const timer of this.#silences.values()) clearTimeout(timer);
    for (const upload of this.#uploads.values()) void upload.cancel();
    this.#uploads.clear();
    this.removeAllListeners();
  }

  async #send(key: string): Promise<void> {
    try {
      const file = await this.#uploads.get(key)?.send();
      const coming = this.#list.find((each) => each.key === key);
      // It may have been dropped, or the board closed, meanwhile.
      if (!file || !coming || !this.#uploads.has(key)) return;
      this.#forget(key);
      this.#place(file, coming);
    } catch (failure) {
      this.#change(key, { failure });
    }
  }

  #place(file: StoredFileView, { place: { page, x, y, width, height }, name }: ComingPicture): void {
    const { width: wide, height: high } = file;
    // What was guessed before it was checked may be wrong: the width stays.
    const fitting = wide && high ? Math.round((width * high) / wide) : height;
    const alt = name.replace(/\.[^.]*$/, '').slice(0, 300);
    const shape = { kind: 'image', file: file.id, width, height: fitting, alt } as const;
    const id = this.desk.add(shape, { x, y }, { page });
    if (!id || this.desk.getSnapshot().page !== page) return;
    this.desk.choose({ tool: 'select' });
    this.desk.select([id]);
  }

  #heard({ id, by, name, purpose, place, size, progress }: UploadNotice): void {
    if (purpose !== 'board' || !place || by === this.desk.link.self) return;
    clearTimeout(this.#silences.get(id));
    this.#silences.delete(id);
    if (progress.state === 'ready' || progress.state === 'failed') {
      this.#forget(id);
      return;
    }
    const part = progress.state === 'receiving' ? progress.received / size : 1;
    this.#put({ key: id, name, by, place, part, failure: null });
    this.#silences.set(
      id,
      setTimeout(() => this.#forget(id), SILENCE_MS),
    );
  }

  #put(coming: ComingPicture): void {
    const others = this.#list.filter(({ key }) => key !== coming.key);
    this.#update([...others, coming]);
  }

  #change(key: string, change: Partial<ComingPicture>): void {
    this.#update(this.#list.map((each) => (each.key === key ? { ...each, ...change } : each)));
  }

  #forget(key: string): void {
    this.#uploads.delete(key);
    this.#update(this.#list.filter((each) => each.key !== key));
  }

  #update(list: readonly ComingPicture[]): void {
    this.#list = list;
    this.emit('changed');
  }
}
