import type { StoredFileView } from '../../../server/contract/files';
import type { FileId, ParticipantId } from '../../../server/contract/ids';
import { Emitter } from '../../connection/Emitter';

/** A file on its way; `send` may be called again after a failure, and goes on where it was. */
interface AttachmentUpload {
  send(): Promise<StoredFileView>;
  cancel(): Promise<void>;
}

/** The files of the meeting, as its chat needs them. */
export interface ChatFiles {
  urlOf(file: FileId): string;
  saveUrlOf(file: FileId): string;
  upload(
    content: Blob,
    options: {
      readonly name: string;
      readonly to: ParticipantId | undefined;
      readonly onProgress: (part: number) => void;
    },
  ): AttachmentUpload;
}

/** A file that the message that is being written will carry. */
export interface Attachment {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** How much of it is there, 0 to 1. */
  readonly part: number;
  /** Once it is stored. */
  readonly file: StoredFileView | null;
  /** Why it is not. */
  readonly failure: unknown;
}

/** The server takes no more in one message. */
const MOST = 10;

/** The files of the message that is being written: they are sent while one writes on. */
export class Attachments extends Emitter<{ changed: [] }> {
  readonly #uploads = new Map<string, { readonly content: File; readonly upload: AttachmentUpload }>();
  #list: readonly Attachment[] = [];
  #to: ParticipantId | undefined;

  constructor(private readonly files: ChatFiles) {
    super();
  }

  readonly getSnapshot = (): readonly Attachment[] => this.#list;
  readonly subscribe = (observer: () => void): (() => void) => this.on('changed', observer);

  add(contents: readonly File[]): void {
    for (const content of contents.slice(0, MOST - this.#list.length)) this.#begin(content);
  }

  /** Files are sent for certain eyes: for others they are sent anew. (SPEC H11) */
  direct(to: ParticipantId | undefined): void {
    if (to === this.#to) return;
    this.#to = to;
    const contents = [...this.#uploads.values()].map(({ content }) => content);
    this.clear();
    this.add(contents);
  }

  retry(key: string): void {
    this.#change(key, { failure: null });
    void this.#send(key);
  }

  drop(key: string): void {
    void this.#uploads.get(key)?.upload.cancel();
    this.#forget(key);
  }

  /** What is ready goes with a message, and is no longer here. */
  take(): FileId[] {
    const files = this.#list.flatMap(({ file }) => file?.id ?? []);
    this.#uploads.clear();
    this.#update([]);
    return files;
  }

  /** What is on its way is stopped. */
  clear(): void {
    for (const { key } of this.#list) this.drop(key);
  }

  #begin(content: File): void {
    const key = crypto.randomUUID();
    const { name, size } = content;
    const onProgress = (part: number) => this.#change(key, { part });
    this.#uploads.set(key, {
      content,
      upload: this.files.upload(content, { name, to: this.#to, onProgress }),
    });
    this.#update([...this.#list, { key, name, size, part: 0, file: null, failure: null }]);
    void this.#send(key);
  }

  async #send(key: string): Promise<void> {
    try {
      const file = await this.#uploads.get(key)?.upload.send();
      if (file) this.#change(key, { file, part: 1 });
    } catch (failure) {
      this.#change(key, { failure });
    }
  }

  #forget(key: string): void {
    this.#uploads.delete(key);
    this.#update(this.#list.filter((each) => each.key !== key));
  }

  #change(key: string, change: Partial<Attachment>): void {
    this.#update(this.#list.map((each) => (each.key === key ? { ...each, ...change } : each)));
  }

  #update(list: readonly Attachment[]): void {
    this.#list = list;
    this.emit('changed');
  }
}
