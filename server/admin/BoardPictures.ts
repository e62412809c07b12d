import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../../db/stores/FileStore';
import type { PictureData } from '../board/drawing/toSvg';
import type { BoardObject } from '../contract/board';
import type { FileId, MeetingId } from '../contract/ids';
import type { FileVault } from '../files/FileVault';

/** Where the content of a picture lies, and its media type. */
export interface KeptPicture {
  readonly path: string;
  readonly type: string;
}
export type KeptPictures = ReadonlyMap<FileId, KeptPicture>;

/** The pictures on boards, as they lie in the store of files. */
export class BoardPictures {
  constructor(
    private readonly store: FileStore,
    private readonly vault: FileVault,
  ) {}

  /** Those that objects show; what is not there any more is left out. */
  async find(meeting: MeetingId, objects: readonly BoardObject[]): Promise<KeptPictures> {
    const found = new Map<FileId, KeptPicture>();
    for (const { shape } of objects) {
      if (shape.kind !== 'image' || found.has(shape.file)) continue;
      const file = await this.store.findVisible(meeting, shape.file, undefined);
      if (file?.state !== 'ready' || file.kind !== 'image') continue;
      const path = join(this.vault.store, this.vault.placeOf(file.hash));
      found.set(shape.file, { path, type: file.type });
    }
    return found;
  }

  /** As data URLs: a picture in a picture may ask nothing of a server. */
  async read(pictures: KeptPictures): Promise<PictureData> {
    const read = new Map<FileId, string>();
    for (const [file, { path, type }] of pictures) {
      const content = await readFile(path).catch(() => undefined);
      if (content) read.set(file, `data:${type};base64,${content.toString('base64')}`);
    }
    return read;
  }
}
