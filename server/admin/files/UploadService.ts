import { randomUUID } from 'node:crypto';
import type { FileStore, StoredFile } from '../../../db/stores/FileStore';
import type { ParticipantView } from '../../contract/conference';
import { UploadMetadata, type UploadPlace } from '../../contract/files';
import { FileId, type MeetingId } from '../../contract/ids';
import type { FileInspector } from '../../files/FileInspector';
import type { FileVault } from '../../files/FileVault';
import { DiskFullError, UnknownFileError } from '../../files/filesErrors';
import { isDiskFull } from '../../files/isDiskFull';
import { type Exchange, TusUploads } from '../../files/TusUploads';
import { toFileName } from '../../files/toFileName';
import type { Actor } from '../../kernel/Actor';
import { InvalidRequestError } from '../../kernel/InvalidRequestError';
import type { Logger } from '../../kernel/Logger';
import { PlenumError } from '../../kernel/PlenumError';
import { toPrincipal } from '../../kernel/toPrincipal';
import { UploadAnnouncer, type UploadAudience } from './UploadAnnouncer';

/** The people of meetings that run. */
export interface UploadPresence extends UploadAudience {
  present(meeting: MeetingId): readonly ParticipantView[];
}

export interface UploadParts {
  readonly store: FileStore;
  readonly vault: FileVault;
  readonly inspector: FileInspector;
  readonly live: UploadPresence;
  readonly logger: Logger;
  readonly now: () => number;
}

interface OneUpload {
  readonly meeting: MeetingId;
  readonly file: FileId;
}

/** Takes files from people who are in a meeting: piece by piece, then checked beside everything else. */
export class UploadService {
  readonly #tus: TusUploads;
  readonly #announcer: UploadAnnouncer;
  /** What this process receives now. */
  readonly #receiving = new Map<string, StoredFile>();
  readonly #checking = new Map<FileId, Promise<void>>();

  constructor(private readonly parts: UploadParts) {
    this.#tus = new TusUploads(parts.vault.quarantine);
    this.#announcer = new UploadAnnouncer(parts.live, parts.now);
    this.#tus.on('received', (id, received) => {
      const upload = this.#receiving.get(id);
      if (upload) this.#announcer.tell(upload, { state: 'receiving', received });
    });
  }

  /** Throws `not-in-meeting`, QuotaReachedError, FileRefusedError. */
  async create(meeting: MeetingId, actor: Actor, exchange: Exchange): Promise<void> {
    const { store, live, vault, now } = this.parts;
    const present = live.present(meeting).find(({ address }) => address === actor.address);
    if (!present) throw new PlenumError('not-in-meeting', 'Join the meeting to send something to it.');
    const { length, metadata } = TusUploads.readAnnounced(exchange.request);
    const parsed = UploadMetadata.safeParse(metadata);
    if (!parsed.success) throw InvalidRequestError.of(parsed.error);
    const id = FileId.parse(randomUUID());
    const upload = {
      meeting,
      id,
      uploader: { ...toPrincipal(actor), participant: present.id },
      purpose: parsed.data.purpose,
      recipient: parsed.data.purpose === 'chat' ? (parsed.data.to ?? null) : null,
      place: placeOf(parsed.data),
      name: toFileName(parsed.data.filename),
      size: length,
    };
    await store.reserve(upload, new Date(now()));
    try {
      await this.#tus.create(exchange, id, async () =>
        this.#announcer.tell(upload, { state: 'receiving', received: 0 }),
      );
    } catch (cause) {
      await store.abandon(meeting, id);
      await vault.discard(id);
      throw cause;
    }
  }

  /** The next piece, or the question how far it is. Throws UnknownFileError for an upload of somebody else. */
  async continue(which: OneUpload, actor: Actor, exchange: Exchange): Promise<void> {
    const { store, now } = this.parts;
    const upload = await this.#ownUpload(which, actor);
    const { meeting, id } = upload;
    this.#receiving.set(id, upload);
    try {
      await this.#tus.continue(exchange, async (isWhole) => {
        if (isWhole) await this.#received(upload);
        else if (exchange.request.method === 'PATCH') await store.touch(meeting, id, new Date(now()));
      });
    } catch (cause) {
      if (cause instanceof DiskFullError) this.#stopped(upload, cause);
      throw cause;
    } finally {
      this.#receiving.delete(id);
    }
  }

  async abandon(which: OneUpload, actor: Actor, exchange: Exchange): Promise<void> {
    const { store, vault } = this.parts;
    const upload = await this.#ownUpload(which, actor);
    await this.#tus.continue(exchange, async () => {
      await store.abandon(upload.meeting, upload.id);
      await vault.discard(upload.id);
      this.#announcer.tell(upload, { state: 'failed', code: 'not-found' });
    });
  }

  /** Resolves once the file is checked; harmless when it is. */
  async checked(upload: StoredFile): Promise<void> {
    if (upload.state !== 'checking') return;
    const running = this.#checking.get(upload.id) ?? this.#check(upload);
    this.#checking.set(upload.id, running);
    await running.finally(() => this.#checking.delete(upload.id));
  }

  /** Goes on with what was received whole when the server was stopped. */
  async resume(): Promise<void> {
    const { store, logger } = this.parts;
    for (const { meeting, id } of await store.listChecking()) {
      const upload = await store.find(meeting, id);
      if (upload)
        await this.checked(upload).catch((cause) => logger.warn('a file was not checked', { cause }));
    }
  }

  /** Resolves once nothing is being checked any more. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#checking.values());
  }

  async #ownUpload({ meeting, file }: OneUpload, actor: Actor): Promise<StoredFile> {
    const upload = await this.parts.store.find(meeting, file);
    const { kind, id } = toPrincipal(actor);
    const isOwn = upload?.uploader.kind === kind && upload.uploader.id === id;
    if (!upload || !isOwn || upload.state !== 'receiving') throw new UnknownFileError();
    return upload;
  }

  async #received(upload: StoredFile): Promise<void> {
    const { store, now, logger } = this.parts;
    if (!(await store.startChecking(upload.meeting, upload.id, new Date(now())))) return;
    const checking = await store.find(upload.meeting, upload.id);
    if (!checking) return;
    this.#announcer.tell(upload, { state: 'checking' });
    void this.checked(checking).catch((cause) => logger.error('a file was not checked', { cause }));
  }

  /** Everyone learns that it does not come now; it can go on from where it is. */
  #stopped(upload: StoredFile, { code, cause }: DiskFullError): void {
    this.parts.logger.error('the disk is full', { cause });
    this.#announcer.tell(upload, { state: 'failed', code });
  }

  async #check(upload: StoredFile): Promise<void> {
    const { store, vault, inspector, now } = this.parts;
    const { meeting, id } = upload;
    try {
      const file = await inspector.inspect(id, upload.name, upload.purpose);
      const isKept = await store.keep(meeting, id, file, new Date(now()));
      const { hash: _, ...view } = file;
      if (isKept) this.#announcer.tell(upload, { state: 'ready', file: { id, ...view } });
    } catch (failure) {
      const cause = isDiskFull(failure) ? new DiskFullError(failure) : failure;
      if (cause instanceof DiskFullError) this.#stopped(upload, cause);
      // What we do not expect is our fault, and tried again when it is asked for.
      if (!(cause instanceof PlenumError) || cause instanceof DiskFullError) throw cause;
      await store.refuse(meeting, id, cause.code, new Date(now()));
      this.#announcer.tell(upload, { state: 'failed', code: cause.code });
    }
    await vault.discard(id);
  }
}

function placeOf(metadata: UploadMetadata): UploadPlace | null {
  if (metadata.purpose !== 'board') return null;
  const { page, x, y, width, height } = metadata;
  const isWhole = page && x !== undefined && y !== undefined && width !== undefined && height !== undefined;
  return isWhole ? { page, x, y, width, height } : null;
}
