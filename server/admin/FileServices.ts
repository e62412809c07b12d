import { join } from 'node:path';
import type { FileStore } from '../../db/stores/FileStore';
import type { MeetingStore } from '../../db/stores/MeetingStore';
import { FileInspector } from '../files/FileInspector';
import { FileVault } from '../files/FileVault';
import { PictureEncoder } from '../files/PictureEncoder';
import type { JobHandlers } from '../jobs/JobQueue';
import type { Logger } from '../kernel/Logger';
import { BoardPictures } from './BoardPictures';
import { FileService } from './files/FileService';
import { fileRoutes } from './files/fileRoutes';
import { type UploadPresence, UploadService } from './files/UploadService';

export interface FileServicesParts {
  readonly store: FileStore;
  readonly meetings: Pick<MeetingStore, 'participantOf'>;
  readonly live: UploadPresence;
  readonly dataDir: string;
  /** How the process is started that writes pictures anew; default: as it was built. */
  readonly pictureProcess: readonly string[] | undefined;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Files that people send to their meetings. */
export class FileServices {
  readonly routes: ReturnType<typeof fileRoutes>;
  readonly jobs: Pick<JobHandlers, 'tidy-files'>;
  /** For those who draw boards. */
  readonly pictures: BoardPictures;
  /** For those who look back at meetings. */
  readonly files: FileService;
  readonly #encoder: PictureEncoder;
  readonly #uploads: UploadService;

  constructor({ dataDir, pictureProcess, ...parts }: FileServicesParts) {
    const vault = new FileVault(join(dataDir, 'files'));
    this.pictures = new BoardPictures(parts.store, vault);
    this.#encoder = new PictureEncoder(pictureProcess);
    const inspector = new FileInspector(vault, this.#encoder);
    const uploads = (this.#uploads = new UploadService({ ...parts, vault, inspector }));
    const files = (this.files = new FileService({ ...parts, vault, uploads }));
    this.routes = fileRoutes(uploads, files);
    this.jobs = {
      'tidy-files': async () => {
        await files.tidy();
        await uploads.resume();
      },
    };
  }

  /** Goes on with what a server that was stopped had received whole and not checked. */
  resume(): Promise<void> {
    return this.#uploads.resume();
  }

  /** What is being checked is gone on with after the next start. */
  async close(): Promise<void> {
    await this.#encoder.close();
    await this.#uploads.close();
  }
}
