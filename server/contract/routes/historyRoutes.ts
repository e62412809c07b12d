import type { FileView } from '../archive';
import type { DownloadFileQuery, StreamedReply } from '../files';
import type { BoardDownloadQuery, KeptBoardView, KeptMessages, MessagesQuery } from '../history';

/** What people did together in a meeting, for those who took part: its board and its chat. */
export const HISTORY_ROUTES = {
  viewRecordBoard: { method: 'GET', path: '/api/v1/records/:record/board' },
  downloadRecordBoard: { method: 'GET', path: '/api/v1/records/:record/board/download' },
  viewRecordBoardPage: { method: 'GET', path: '/api/v1/records/:record/board/pages/:boardPage' },
  listRecordMessages: { method: 'GET', path: '/api/v1/records/:record/messages' },
  downloadRecordFile: { method: 'GET', path: '/api/v1/records/:record/files/:file/content' },
} as const;

export interface HistoryRouteTypes {
  viewRecordBoard: { parameters: { record: string }; reply: KeptBoardView };
  downloadRecordBoard: { parameters: { record: string }; query: BoardDownloadQuery; reply: FileView };
  viewRecordBoardPage: { parameters: { record: string; boardPage: string }; reply: FileView };
  listRecordMessages: { parameters: { record: string }; query: MessagesQuery; reply: KeptMessages };
  downloadRecordFile: {
    parameters: { record: string; file: string };
    query: DownloadFileQuery;
    reply: StreamedReply;
  };
}
