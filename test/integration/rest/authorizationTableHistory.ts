import type { HistoryRouteTypes } from '../../../server/contract/routes/historyRoutes';

/** The lines of boards and chats of meetings that are over: nobody without an account took part in these. */
// biome-ignore format: a table is read by its columns
export const HISTORY_AUTHORIZATION = {
  //                                 anon    guestHr guestEl member  partic  hostHr  hostEl  agent   depAdm  admin
  viewRecordBoard:    { here:      ['401',  '404',  '404',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '404',  '404',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  downloadRecordBoard:{ here:      ['401',  '404',  '404',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '404',  '404',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  viewRecordBoardPage:{ here:      ['401',  '404',  '404',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '404',  '404',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  listRecordMessages: { here:      ['401',  '404',  '404',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '404',  '404',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  downloadRecordFile: { here:      ['401',  '404',  '404',  '404',  '+',    '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '404',  '404',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
} as const satisfies Record<keyof HistoryRouteTypes, unknown>;
