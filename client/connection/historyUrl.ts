import type { Locale } from '../../server/contract/accounts';
import { HISTORY_ROUTES } from '../../server/contract/routes/historyRoutes';
import { fillPath } from './fillPath';

/** Where a page of a meeting’s whiteboard is shown and saved from. */
export function boardPageUrl(record: string, boardPage: string): string {
  return fillPath(HISTORY_ROUTES.viewRecordBoardPage.path, { record, boardPage });
}

/** Where a file of a meeting is saved from. */
export function recordFileUrl(record: string, file: string): string {
  return fillPath(HISTORY_ROUTES.downloadRecordFile.path, { record, file });
}

/** Where all its pages are saved from, as one PDF. */
export function boardPdfUrl(record: string, locale: Locale): string {
  return `${fillPath(HISTORY_ROUTES.downloadRecordBoard.path, { record })}?locale=${locale}`;
}
