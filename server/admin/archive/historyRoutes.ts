import { DownloadFileQuery, type StreamedReply } from '../../contract/files';
import { BoardDownloadQuery, MessagesQuery } from '../../contract/history';
import type { FileId, MeetingId } from '../../contract/ids';
import type { Actor } from '../../kernel/Actor';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { whoActs } from '../whichUser';
import type { KeptBoards } from './KeptBoards';
import type { KeptChats } from './KeptChats';

type HistoryRouteNames =
  | 'viewRecordBoard'
  | 'downloadRecordBoard'
  | 'viewRecordBoardPage'
  | 'listRecordMessages'
  | 'downloadRecordFile';

/** What was sent to meetings, for those who may see it. */
export interface MeetingFiles {
  download(
    file: { readonly meeting: MeetingId; readonly file: FileId },
    query: DownloadFileQuery,
    actor: Actor,
  ): Promise<StreamedReply>;
}

/** What people did together in a meeting, also when it is over: its board, its chat, and the files in both. */
export function historyRoutes(boards: KeptBoards, chats: KeptChats, files: MeetingFiles) {
  return {
    viewRecordBoard: defineRoute<'viewRecordBoard'>({
      summary: 'The pages of a meeting’s whiteboard, in their order.',
      run: ({ parameters }) => boards.view(parameters.record),
    }),
    downloadRecordBoard: defineRoute<'downloadRecordBoard'>({
      summary: 'All pages of a meeting’s whiteboard as one PDF.',
      query: BoardDownloadQuery,
      costs: 'search',
      run: ({ actor, parameters, query }) =>
        boards.print(parameters.record, query.locale ?? whoActs(actor).locale),
    }),
    viewRecordBoardPage: defineRoute<'viewRecordBoardPage'>({
      summary: 'One page of a meeting’s whiteboard as SVG.',
      run: ({ parameters }) => boards.page(parameters.record, parameters.boardPage),
    }),
    listRecordMessages: defineRoute<'listRecordMessages'>({
      summary: 'Messages of a meeting’s chat that one may read, fifty at a time; all that hold some words.',
      query: MessagesQuery,
      run: ({ actor, parameters, query }) => chats.list(parameters.record, query, whoActs(actor)),
    }),
    downloadRecordFile: defineRoute<'downloadRecordFile'>({
      summary: 'The content of a file on a meeting’s board or in its chat, or a range of it.',
      query: DownloadFileQuery,
      run: ({ actor, parameters: { record: meeting, file }, query }) =>
        files.download({ meeting, file }, query, whoActs(actor)),
    }),
  } satisfies Pick<Routes, HistoryRouteNames>;
}
