import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { BoardDocument } from '../../board/BoardDocument';
import { byOrder } from '../../board/drawing/byOrder';
import { toSvg } from '../../board/drawing/toSvg';
import { wordsOf } from '../../board/drawing/wordsOf';
import { toDocument } from '../../board/toDocument';
import type { Locale } from '../../contract/accounts';
import type { BoardObject, BoardPage } from '../../contract/board';
import type { KeptBoardView } from '../../contract/history';
import type { BoardPageId, MeetingId } from '../../contract/ids';
import { PlenumError } from '../../kernel/PlenumError';
import { FileReply } from '../../rest/FileReply';
import type { BoardPictures } from '../BoardPictures';
import type { BoardOrder } from './BoardOrder';

interface KeptBoardsParts {
  readonly stores: OrganisationStores;
  readonly pictures: BoardPictures;
  /** Draws a PDF without holding up anything else. */
  readonly print: (order: BoardOrder) => Promise<Uint8Array>;
}

/** The whiteboards of meetings as they are stored: what is acknowledged to somebody is on them, also while they run. */
export class KeptBoards {
  constructor(private readonly parts: KeptBoardsParts) {}

  async view(meeting: MeetingId): Promise<KeptBoardView> {
    const document = await this.#read(meeting);
    const pages = byOrder(document.pages).map(({ id, title }) => {
      const objects = document.objectsOn(id);
      return { id, title, objects: objects.length, texts: textsOf(objects) };
    });
    return { pages };
  }

  /** Throws `not-found`. */
  async page(meeting: MeetingId, page: BoardPageId): Promise<FileReply> {
    const document = await this.#read(meeting);
    const found = document.page(page);
    if (!found) throw new PlenumError('not-found', 'There is no such page.');
    const objects = document.objectsOn(page);
    const pictures = await this.parts.pictures.read(await this.parts.pictures.find(meeting, objects));
    const svg = toSvg(objects, { pictures, background: found.background });
    return new FileReply(`page-${page}.svg`, 'image/svg+xml; charset=utf-8', Buffer.from(svg));
  }

  /** All pages in one PDF. */
  async print(meeting: MeetingId, locale: Locale): Promise<FileReply> {
    const { stores, print, pictures: kept } = this.parts;
    const document = await this.#read(meeting);
    const topic = (await stores.records.find(meeting))?.topic ?? '';
    const pages = byOrder(document.pages).map((page) => orderOf(document, page));
    const all = pages.flatMap(({ objects }) => objects);
    const order = { topic, pages, pictures: await kept.find(meeting, all), locale };
    return new FileReply(`board-${meeting}.pdf`, 'application/pdf', await print(order));
  }

  async #read(meeting: MeetingId): Promise<BoardDocument> {
    return toDocument(meeting, await this.parts.stores.boards.load(meeting));
  }
}

function orderOf(document: BoardDocument, { id, title, background }: BoardPage): BoardOrder['pages'][number] {
  return { title, background, objects: byOrder(document.objectsOn(id)) };
}

function textsOf(objects: readonly BoardObject[]): string[] {
  return byOrder(objects)
    .map(({ shape }) => wordsOf(shape))
    .filter((words) => words.trim() !== '');
}
