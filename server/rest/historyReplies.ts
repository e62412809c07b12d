import { z } from 'zod';
import { REACTIONS } from '../contract/chatChoices';
import { BoardPageId, ChatMessageId, ParticipantId } from '../contract/ids';
import type { RouteName, RouteTypes } from '../contract/routes';
import { FILE } from './archiveReplies';
import { STORED_FILE, STREAMED } from './fileReplies';

const person = z.strictObject({ id: ParticipantId, displayName: z.string() });

const message = z.strictObject({
  id: ChatMessageId,
  posted: z.int(),
  changed: z.int(),
  author: person,
  to: person.nullable(),
  text: z.string(),
  files: z.array(STORED_FILE),
  replyTo: ChatMessageId.nullable(),
  mentions: z.array(ParticipantId),
  reactions: z.array(z.strictObject({ reaction: z.enum(REACTIONS), by: z.array(ParticipantId) })),
  postedAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedBy: person.nullable(),
});

/** What the routes of a meeting’s board and chat answer. */
export const HISTORY_REPLIES = {
  viewRecordBoard: z.strictObject({
    pages: z.array(
      z.strictObject({
        id: BoardPageId,
        title: z.string(),
        objects: z.int(),
        texts: z.array(z.string()),
      }),
    ),
  }),
  downloadRecordBoard: FILE,
  viewRecordBoardPage: FILE,
  listRecordMessages: z.strictObject({
    messages: z.array(message),
    more: z.boolean(),
    self: ParticipantId.nullable(),
  }),
  downloadRecordFile: STREAMED,
} satisfies { [N in RouteName]?: z.ZodType<RouteTypes[N]['reply']> };
