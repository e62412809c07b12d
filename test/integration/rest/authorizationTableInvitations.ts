import type { InvitationRouteTypes } from '../../../server/contract/routes/invitationRoutes';

/** The lines of invitations, notifications and booked meetings. `own` is something of whoever asks. */
// biome-ignore format: a table is read by its columns
export const INVITATION_AUTHORIZATION = {
  //                                 anon    guestHr guestEl member  partic  hostHr  hostEl  agent   depAdm  admin
  listAgenda:         { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  viewFreeBusy:       { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  listInvitees:       { here:      ['401',  '403',  '403',  '404',  '403',  '+',    '404',  '404',  '+',    '+'   ],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  '+',    '404',  '404',  '+'   ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  startBookedMeeting: { here:      ['401',  '403',  '403',  '404',  '403',  'early','404',  '404',  'early','early'],
                        elsewhere: ['401',  '403',  '403',  '404',  '404',  '404',  'early','404',  '404',  'early'],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  answerInvitation:   { own:       ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        foreign:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  delegateInvitation: { own:       ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        foreign:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  viewReplyLink:      { none:      ['404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  answerReplyLink:    { none:      ['404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  renewReplyLink:     { none:      ['404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  inviteToMeeting:    { here:      ['401',  '403',  'm404', 'm404', '403',  '+',    'm404', 'm404', 'm404', '+'   ],
                        elsewhere: ['401',  'm404', '403',  'm404', 'm404', 'm404', '+',    'm404', 'm404', '+'   ],
                        missing:   ['401',  'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404', 'm404'] },
  listNotifications:  { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
  readNotification:   { own:       ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ],
                        foreign:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ],
                        missing:   ['401',  '403',  '403',  '404',  '404',  '404',  '404',  '404',  '404',  '404' ] },
  readNotifications:  { none:      ['401',  '403',  '403',  '+',    '+',    '+',    '+',    '+',    '+',    '+'   ] },
} as const satisfies Record<keyof InvitationRouteTypes, unknown>;
