import type { FileStore, StoredFile } from '../../../db/stores/FileStore';
import type { MeetingStore } from '../../../db/stores/MeetingStore';
import type { DownloadFileQuery, StoredFileView } from '../../contract/files';
import type { FileId, MeetingId } from '../../contract/ids';
import type { FileVault } from '../../files/FileVault';
import { refusalOf, UnknownFileError } from '../../files/filesErrors';
import type { Actor } from '../../kernel/Actor';
import { contentDisposition } from '../../kernel/contentDisposition';
import type { Logger } from '../../kernel/Logger';
import { PlenumError } from '../../kernel/PlenumError';
import { toPrincipal } from '../../kernel/toPrincipal';
import { FileStream } from '../../rest/FileStream';
import type { UploadService } from './UploadService';

export interface FileParts {
  readonly store: FileStore;
  readonly meetings: Pick<MeetingStore, 'participantOf'>;
  readonly vault: FileVault;
  readonly uploads: UploadService;
  readonly logger: Logger;
  readonly now: () => number;
}

const HOUR_MS = 60 * 60_000;
/** An upload that does not go on for so long will not. */
const UNFINISHED_MS = 6 * HOUR_MS;
/** A file for a message that nobody has posted. */
const UNPOSTED_MS = 24 * HOUR_MS;
/** What lies in the store without being asked for by anything: it may have come just now. */
const UNUSED_MS = HOUR_MS;
const AT_ONCE = 500;

/** Files of meetings, for those who may see them; and what becomes of those that nobody wants. */
export class FileService {
  constructor(private readonly parts: FileParts) {}

  /** Once it is checked. Throws what the check has found, UnknownFileError, `conflict` while it is received. */
  async view(meeting: MeetingId, id: FileId, actor: Actor): Promise<StoredFileView> {
    const found = await this.#find(meeting, id, actor);
    if (found.state === 'receiving')
      throw new PlenumError('conflict', 'This file has not been received whole yet.');
    await this.parts.uploads.checked(found);
    const file = found.state === 'checking' ? await this.#find(meeting, id, actor) : found;
    if (file.state === 'refused') throw refusalOf(file.refusal);
    if (file.state !== 'ready') throw new UnknownFileError();
    const { name, kind, type, size, width, height } = file;
    return { id, name, kind, type, size, width, height };
  }

  /** Only pictures are ever shown: all else is given to be saved, whatever the page asks for. */
  async download(
    { meeting, file: id }: { meeting: MeetingId; file: FileId },
    { inline }: DownloadFileQuery,
    actor: Actor,
  ): Promise<FileStream> {
    const file = await this.#find(meeting, id, actor);
    if (file.state !== 'ready') throw new UnknownFileError();
    const isShown = inline === 'yes' && file.kind === 'image';
    const { store: root } = this.parts.vault;
    return new FileStream({
      root,
      path: this.parts.vault.placeOf(file.hash),
      headers: {
        'Content-Type': file.type,
        'Content-Disposition': contentDisposition(isShown ? 'inline' : 'attachment', file.name),
        'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'X-Content-Type-Options': 'nosniff',
        // Kept by the browser, and asked each time whether it may still be seen.
        'Cache-Control': 'private, no-cache',
        ETag: `"${file.hash}"`,
      },
    });
  }

  /** Forgets what nobody will finish, post or see any more. */
  async tidy(): Promise<void> {
    const { store, vault, now } = this.parts;
    const ago = (milliseconds: number) => new Date(now() - milliseconds);
    const stale = await store.deleteStale({
      unfinishedSince: ago(UNFINISHED_MS),
      unpostedSince: ago(UNPOSTED_MS),
    });
    for (const id of stale) await vault.discard(id);
    await this.#discardAbandoned();
    await this.#forgetUnused();
  }

  /** What lies in quarantine and is no upload: of a server that was killed, or of a meeting that is gone. */
  async #discardAbandoned(): Promise<void> {
    const { store, vault } = this.parts;
    const received = await vault.listReceived();
    const unfinished = new Set(await store.listUnfinished(received.filter(isId)));
    for (const id of received) if (!unfinished.has(id)) await vault.discard(id);
  }

  async #forgetUnused(): Promise<void> {
    const { store, vault, logger } = this.parts;
    // By the clock of the disk.
    const before = new Date(Date.now() - UNUSED_MS);
    const kept = await vault.listKept(before);
    for (let at = 0; at < kept.length; at += AT_ONCE) {
      const hashes = kept.slice(at, at + AT_ONCE);
      const used = new Set(await store.listUsed(hashes));
      const unused = hashes.filter((hash) => !used.has(hash));
      for (const hash of unused) await vault.forget(hash, before);
      if (unused.length > 0) logger.info('files were forgotten', { count: unused.length });
    }
  }

  async #find(meeting: MeetingId, id: FileId, actor: Actor): Promise<StoredFile> {
    const { store, meetings } = this.parts;
    const viewer = await meetings.participantOf(meeting, toPrincipal(actor));
    const file = await store.findVisible(meeting, id, viewer);
    if (!file) throw new UnknownFileError();
    return file;
  }
}

function isId(name: string): boolean {
  return /^[0-9a-f-]{36}$/.test(name);
}
