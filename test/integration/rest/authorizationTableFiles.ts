import type { FileRouteTypes } from '../../../server/contract/routes/fileRoutes';

/**
 * The lines of files. The participant and the host are in the meeting "here"; the upload in each meeting is the
 * participant's, and the file in each meeting is on its board. What is asked by HEAD answers without a body.
 */
// biome-ignore format: a table is read by its columns
export const FILE_AUTHORIZATION = {
  //                                 anon    guestHr guestEl member  partic  hostHr  hostEl  agent   depAdm  admin
  createUpload:       { here:      ['401',  'away', 'm404', 'm404', '+',    '+',    'm404', 'm404', 'm404', 'away'],
                        elsewhere: ['401',  'm404', 'away', 'm404', 'm404', 'm404', 'away', 'm404', 'm404', 'away'],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  viewUpload:         { here:      ['h401', 'h404', 'h404', 'h404', '+',    'h404', 'h404', 'h404', 'h404', 'h404'],
                        elsewhere: ['h401', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404'],
                        missing:   ['h401', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404', 'h404'] },
  continueUpload:     { here:      ['401',  '404',  'm404', 'm404', '+',    '404',  'm404', 'm404', 'm404', '404' ],
                        elsewhere: ['401',  'm404', '404',  'm404', 'm404', 'm404', '404',  'm404', 'm404', '404' ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  abandonUpload:      { here:      ['401',  '404',  'm404', 'm404', '+',    '404',  'm404', 'm404', 'm404', '404' ],
                        elsewhere: ['401',  'm404', '404',  'm404', 'm404', 'm404', '404',  'm404', 'm404', '404' ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  viewFile:           { here:      ['401',  '+',    'm404', 'm404', '+',    '+',    'm404', 'm404', 'm404', '+'   ],
                        elsewhere: ['401',  'm404', '+',    'm404', 'm404', 'm404', '+',    'm404', 'm404', '+'   ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  downloadFile:       { here:      ['401',  '+',    'm404', 'm404', '+',    '+',    'm404', 'm404', 'm404', '+'   ],
                        elsewhere: ['401',  'm404', '+',    'm404', 'm404', 'm404', '+',    'm404', 'm404', '+'   ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
} as const satisfies Record<keyof FileRouteTypes, unknown>;
