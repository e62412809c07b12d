import { BoardDownloadQuery, MessagesQuery } from '../../contract/history';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { whoActs } from '../whichUser';
import type { KeptBoards } from './KeptBoards';
import type { KeptChats } from './KeptChats';

type HistoryRouteNames =
  | 'viewRecordBoard'
  | 'downloadRecordBoard'
  | 'viewRecordBoardPage'
  | 'listRecordMessages';

/** What people did together in a meeting, also when it is over: its board, and its chat. */
export function historyRoutes(boards: KeptBoards, chats: KeptChats) {
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
  } satisfies Pick<Routes, HistoryRouteNames>;
}
