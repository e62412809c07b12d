import type { JobHandlers } from '../jobs/JobQueue';
import type { Logger } from '../kernel/Logger';
import { archiveRoutes } from './archive/archiveRoutes';
import { historyRoutes, type MeetingFiles } from './archive/historyRoutes';
import { KeptBoards } from './archive/KeptBoards';
import { KeptChats } from './archive/KeptChats';
import { LiveConsole, type WatchedMeetings } from './archive/LiveConsole';
import { type ArchiveParts, MeetingRecordService } from './archive/MeetingRecordService';
import type { DocumentOrder } from './archive/printDocument';
import { RecordExport } from './archive/RecordExport';
import { RecordPrinter } from './archive/RecordPrinter';
import { RetentionService } from './archive/RetentionService';
import type { BoardPictures } from './BoardPictures';

export interface ArchiveServicesParts extends ArchiveParts {
  readonly live: WatchedMeetings;
  /** Those on boards. */
  readonly pictures: BoardPictures;
  readonly files: MeetingFiles;
  readonly print?: (order: DocumentOrder) => Promise<Uint8Array>;
  readonly logger: Logger;
}

/** When a meeting was last known to run is written down this often. */
const SEEN_MS = 15_000;

/** Records of meetings and the meetings that run now. */
export class ArchiveServices {
  /** What it does in the background. */
  readonly jobs: Pick<JobHandlers, 'delete-expired-records'>;
  readonly routes: ReturnType<typeof archiveRoutes> & ReturnType<typeof historyRoutes>;

  readonly #seeing: NodeJS.Timeout;

  constructor(private readonly parts: ArchiveServicesParts) {
    this.#seeing = setInterval(() => void this.#sawLive(), SEEN_MS);
    const records = new MeetingRecordService(parts);
    const printer = new RecordPrinter();
    const print = parts.print ?? ((order: DocumentOrder) => printer.print(order));
    const retention = new RetentionService(parts);
    this.jobs = { 'delete-expired-records': async () => void (await retention.deleteExpired()) };
    this.routes = {
      ...archiveRoutes({
        records,
        files: new RecordExport({ ...parts, records, print }),
        retention,
        live: new LiveConsole(parts),
      }),
      ...historyRoutes(new KeptBoards({ ...parts, print }), new KeptChats(parts.stores), parts.files),
    };
  }

  close(): void {
    clearInterval(this.#seeing);
  }

  /** The meetings that run now do so at this moment: after a crash nothing else says when people left. */
  async #sawLive(): Promise<void> {
    const { stores, live, logger, now } = this.parts;
    await stores.records
      .touch(live.meetings, new Date(now()))
      .catch((cause) => logger.warn('that meetings run was not written', { cause }));
  }
}
