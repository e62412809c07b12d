import type { RequestName } from '../../../server/contract/events';

/**
 * Who asks, on their own connection. `outside` is signed in and in no meeting; those `here` take part in one meeting,
 * those `elsewhere` in another; the admin is an ordinary participant elsewhere, for a meeting's rights are its own.
 */
export const ACTORS = [
  'outside',
  'guest here',
  'guest elsewhere',
  'participant',
  'host here',
  'host elsewhere',
  'admin',
] as const;
export type ActorName = (typeof ACTORS)[number];

/** Whose thing the request names: of the meeting here, of the one elsewhere, of none; `own` names nothing foreign. */
export type ObjectName = 'own' | 'here' | 'elsewhere' | 'missing';

type Cells<Answer> = readonly [Answer, Answer, Answer, Answer, Answer, Answer, Answer];

/** `+` is a success; the others are codes, shortened. */
export const SOCKET_ANSWERS = {
  '+': 'ok',
  out: 'not-in-meeting',
  '403': 'forbidden',
  '404': 'not-found',
  stale: 'stale-epoch',
  gone: 'unknown-object',
  nomsg: 'message-not-found',
  away: 'recipient-gone',
} as const;
export type SocketAnswer = keyof typeof SOCKET_ANSWERS;

/** Written by hand from what the product promises, and never from the policy. A host ends only their own meeting. */
// biome-ignore format: a table is read by its columns
export const SOCKET_AUTHORIZATION: Readonly<Record<RequestName, Partial<Record<ObjectName, Cells<SocketAnswer>>>>> = {
  //                                 outside  guestHr  guestEl  partic   hostHr   hostEl   admin
  'conference:bind':     { here:      ['out',   'out',   'out',   'out',   'out',   'out',   'out' ],
                           missing:   ['out',   'out',   'out',   'out',   'out',   'out',   'out' ] },
  'conference:mute':     { here:      ['out',   '403',   '403',   '403',   '+',     '404',   '403' ],
                           elsewhere: ['out',   '403',   '403',   '403',   '404',   '+',     '403' ],
                           missing:   ['out',   '403',   '403',   '403',   '404',   '404',   '403' ] },
  'media:connect':       { here:      ['out',   'stale', 'stale', 'stale', 'stale', 'stale', 'stale'],
                           missing:   ['out',   'stale', 'stale', 'stale', 'stale', 'stale', 'stale'] },
  'media:restartIce':    { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ],
                           here:      ['out',   'stale', 'stale', 'stale', 'stale', 'stale', 'stale'],
                           missing:   ['out',   'stale', 'stale', 'stale', 'stale', 'stale', 'stale'] },
  'media:produce':       { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'media:setPaused':     { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'media:closeProducer': { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'media:consumersReady':{ here:      ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ],
                           missing:   ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'media:view':          { here:      ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ],
                           missing:   ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'media:open':          { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  // Everyone in a meeting sees its board and draws on it; only its hosts give and take the pen there.
  'board:open':          { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:load':          { missing:   ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:submit':        { here:      ['out',   '403',   '403',   '403',   '+',     '+',     '403' ],
                           missing:   ['out',   '403',   '403',   '403',   '+',     '+',     '403' ] },
  'board:undo':          { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:redo':          { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:lock':          { missing:   ['out',   'gone',  'gone',  'gone',  'gone',  'gone',  'gone'] },
  'board:renew':         { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:release':       { missing:   ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:live':          { missing:   ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:pens':          { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:askPen':        { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'board:close':         { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  // Everyone in a meeting reads and writes in its chat; a message of another meeting is not there.
  'chat:open':           { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'chat:history':        { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'chat:search':         { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'chat:read':           { own:       ['out',   '+',     '+',     '+',     '+',     '+',     '+'   ] },
  'chat:typing':         { here:      ['out',   '+',     'away',  '+',     '+',     'away',  'away'],
                           missing:   ['out',   'away',  'away',  'away',  'away',  'away',  'away'] },
  'chat:post':           { here:      ['out',   '+',     'away',  '+',     '+',     'away',  'away'],
                           elsewhere: ['out',   'away',  '+',     'away',  'away',  '+',     '+'   ],
                           missing:   ['out',   'away',  'away',  'away',  'away',  'away',  'away'] },
  'chat:react':          { here:      ['out',   '+',     'nomsg', '+',     '+',     'nomsg', 'nomsg'],
                           elsewhere: ['out',   'nomsg', '+',     'nomsg', 'nomsg', '+',     '+'   ],
                           missing:   ['out',   'nomsg', 'nomsg', 'nomsg', 'nomsg', 'nomsg', 'nomsg'] },
  'chat:edit':           { here:      ['out',   '403',   'nomsg', '403',   '403',   'nomsg', 'nomsg'],
                           missing:   ['out',   'nomsg', 'nomsg', 'nomsg', 'nomsg', 'nomsg', 'nomsg'] },
  'chat:pin':            { here:      ['out',   '403',   '403',   '403',   '+',     'nomsg', '403' ],
                           missing:   ['out',   '403',   '403',   '403',   'nomsg', 'nomsg', '403' ] },
  'chat:delete':         { here:      ['out',   '403',   'nomsg', '403',   '+',     'nomsg', 'nomsg'],
                           missing:   ['out',   'nomsg', 'nomsg', 'nomsg', 'nomsg', 'nomsg', 'nomsg'] },
  'chat:setMode':        { own:       ['out',   '403',   '403',   '403',   '+',     '+',     '403' ] },
  'conference:end':      { own:       ['out',   '403',   '403',   '403',   '+',     '+',     '403' ] },
};

/**
 * The status that answers each method to the conference here, elsewhere and to none; `own` is one's own address. A code
 * is all an account needs to enter a meeting: whoever knows it may INVITE. A roster is for those who are in it.
 */
// biome-ignore format: a table is read by its columns
export const SIP_AUTHORIZATION: Readonly<Record<string, Partial<Record<ObjectName, Cells<number>>>>> = {
  //                        outside guestHr guestEl partic  hostHr  hostEl  admin
  REGISTER:   { own:       [200,    200,    200,    200,    200,    200,    200],
                here:      [403,    403,    403,    403,    403,    403,    403] },
  OPTIONS:    { here:      [200,    200,    200,    200,    200,    200,    200],
                missing:   [200,    200,    200,    200,    200,    200,    200] },
  SUBSCRIBE:  { here:      [404,    200,    404,    200,    200,    404,    404],
                elsewhere: [404,    404,    200,    404,    404,    200,    200],
                missing:   [404,    404,    404,    404,    404,    404,    404] },
  BYE:        { here:      [481,    481,    481,    481,    481,    481,    481] },
  INFO:       { here:      [481,    481,    481,    481,    481,    481,    481] },
  UPDATE:     { here:      [481,    481,    481,    481,    481,    481,    481] },
  MESSAGE:    { here:      [405,    405,    405,    405,    405,    405,    405] },
  NOTIFY:     { here:      [405,    405,    405,    405,    405,    405,    405] },
  PRACK:      { here:      [405,    405,    405,    405,    405,    405,    405] },
  PUBLISH:    { here:      [405,    405,    405,    405,    405,    405,    405] },
  REFER:      { here:      [405,    405,    405,    405,    405,    405,    405] },
  INVITE:     { missing:   [404,    404,    404,    404,    404,    404,    404],
                here:      [200,    200,    404,    200,    200,    200,    200] },
};
