import type { SentFile } from '../../../db/stores/ChatLogStore';
import type { RecordFilter } from '../../../db/stores/recordConditions';
import type { RecordDownloadQuery, RecordExportQuery } from '../../contract/archive';
import type { MeetingId } from '../../contract/ids';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import { FileReply } from '../../rest/FileReply';
import type { ArchiveParts, MeetingRecordService } from './MeetingRecordService';
import type { PrintOrder } from './printRecords';
import { RecordWords } from './RecordWords';
import { type ExportedRecord, type RecordedFile, toRecordView } from './toRecordView';
import { writeRecordsCsv } from './writeRecordsCsv';

/** So many meetings go into one file: a PDF is drawn, the others are only written. */
const MOST = { pdf: 200, csv: 5_000, json: 5_000 } as const;
/** Read from the database at once. */
const READ = 200;

export interface RecordExportParts extends Pick<ArchiveParts, 'stores' | 'access' | 'now'> {
  readonly records: MeetingRecordService;
  /** Draws a PDF without holding up anything else. */
  readonly print: (order: PrintOrder) => Promise<Uint8Array>;
}

/** Meeting records as files: PDF for people, CSV for spreadsheets, JSON for programs. */
export class RecordExport {
  constructor(private readonly parts: RecordExportParts) {}

  /** One record, which `actor` may know of. */
  async download(id: MeetingId, query: RecordDownloadQuery, actor: UserActor): Promise<FileReply> {
    return this.#write(await this.#read([id]), query, actor);
  }

  /** All that fit the query, among those that `actor` may know of. Throws `too-large` when these are too many. */
  async export(query: RecordExportQuery, actor: UserActor): Promise<FileReply> {
    const { format, locale, zone, ...asked } = query;
    const filter: RecordFilter = await this.parts.records.toFilter(asked);
    const sight = await this.parts.access.recordSightOf(actor);
    const most = MOST[format];
    const part = { sort: 'started', order: 'ascending', limit: most + 1 } as const;
    const found = await this.parts.stores.records.list(filter, part, sight);
    if (found.length > most) {
      throw new PlenumError('too-large', `These are more than ${most} meetings. Choose fewer.`);
    }
    return this.#write(await this.#read(found.map(({ id }) => id)), { format, locale, zone }, actor);
  }

  async #read(ids: readonly MeetingId[]): Promise<readonly ExportedRecord[]> {
    const { records, chats } = this.parts.stores;
    const views: ExportedRecord[] = [];
    for (let from = 0; from < ids.length; from += READ) {
      const some = ids.slice(from, from + READ);
      const [whole, visits, sent] = await Promise.all([
        records.findAll(some),
        records.visits(some),
        chats.listSentFiles(some),
      ]);
      const names = await records.namesOf([...new Set(whole.flatMap(({ hosts }) => hosts))]);
      for (const record of whole) {
        const files = sent.filter(({ meeting }) => meeting === record.id).map(toRecordedFile);
        views.push({ ...toRecordView(record, visits, names), files });
      }
    }
    return views;
  }

  async #write(
    records: readonly ExportedRecord[],
    { format, locale, zone = 'UTC' }: RecordDownloadQuery,
    actor: UserActor,
  ): Promise<FileReply> {
    const language = locale ?? actor.locale;
    const words = new RecordWords(language, zone);
    const day = new Date(this.parts.now()).toISOString().slice(0, 10);
    const name = `meeting-records-${day}.${format}`;
    switch (format) {
      case 'pdf':
        return new FileReply(
          name,
          'application/pdf',
          await this.parts.print({ records, locale: language, zone }),
        );
      case 'csv':
        return new FileReply(name, 'text/csv; charset=utf-8', Buffer.from(writeRecordsCsv(records, words)));
      case 'json':
        return new FileReply(name, 'application/json', Buffer.from(JSON.stringify({ records }, null, 2)));
    }
  }
}

function toRecordedFile({ name, type, size, sentBy, sentAt }: SentFile): RecordedFile {
  return { name, type, size, sentBy, sentAt: sentAt.toISOString() };
}
