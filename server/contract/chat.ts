import { z } from 'zod';
import { CHAT_MODES, type ChatMode, REACTIONS, type Reaction } from './chatChoices';
import { FILE_LIMITS } from './fileLimits';
import type { StoredFileView } from './files';
import { ChatMessageId, FileId, ParticipantId, PostKey } from './ids';
import { optionalText, plainText } from './text';

/**
 * Counts what changes in one chat: every change of a message, of the mode or of the pin has the next number, and whoever
 * knows everything up to a number asks for what came after it. (SPEC H1)
 */
const Sequence = z.int().min(0);

const text = optionalText(4_000).pipe(z.string().min(1));

export const OpenChatRequest = z.strictObject({
  /** The `sequence` up to which everything is known; null for whoever comes for the first time. */
  since: Sequence.nullable(),
});
export type OpenChatRequest = z.infer<typeof OpenChatRequest>;

export const PostRequest = z
  .strictObject({
    key: PostKey,
    /** May be empty where there are files. */
    text: optionalText(4_000),
    /** For this one's eyes and one's own; everybody's where it is left out. */
    to: ParticipantId.optional(),
    replyTo: ChatMessageId.optional(),
    mentions: z.array(ParticipantId).max(20).optional(),
    /** Of one's own, sent for the chat of this meeting and for the same eyes. */
    files: z.array(FileId).min(1).max(FILE_LIMITS.perMessage).optional(),
  })
  .refine(({ text, files }) => text !== '' || files !== undefined, 'a text or a file is wanted');
export type PostRequest = z.infer<typeof PostRequest>;

export const EditMessageRequest = z.strictObject({ message: ChatMessageId, text });
export type EditMessageRequest = z.infer<typeof EditMessageRequest>;

export const DeleteMessageRequest = z.strictObject({ message: ChatMessageId });
export type DeleteMessageRequest = z.infer<typeof DeleteMessageRequest>;

export const ReactRequest = z.strictObject({
  message: ChatMessageId,
  reaction: z.enum(REACTIONS),
  on: z.boolean(),
});
export type ReactRequest = z.infer<typeof ReactRequest>;

/** A host puts one public message above all others, or takes it down. */
export const PinRequest = z.strictObject({ message: ChatMessageId.nullable() });
export type PinRequest = z.infer<typeof PinRequest>;

export const SetChatModeRequest = z.strictObject({ mode: z.enum(CHAT_MODES) });
export type SetChatModeRequest = z.infer<typeof SetChatModeRequest>;

export const TypingRequest = z.strictObject({ to: ParticipantId.optional() });
export type TypingRequest = z.infer<typeof TypingRequest>;

/** Everything posted up to this number has been seen. */
export const ReadChatRequest = z.strictObject({ posted: Sequence });
export type ReadChatRequest = z.infer<typeof ReadChatRequest>;

/** The fifty messages posted before that one. */
export const ChatHistoryRequest = z.strictObject({ before: Sequence });
export type ChatHistoryRequest = z.infer<typeof ChatHistoryRequest>;

/** Messages with all of these words, newest first, fifty at most. */
export const SearchChatRequest = z.strictObject({ text: plainText(100) });
export type SearchChatRequest = z.infer<typeof SearchChatRequest>;

/** Who took part in the meeting, as the chat names them, also when they are gone. */
export interface ChatPerson {
  readonly id: ParticipantId;
  readonly displayName: string;
}

/** One message as it stands. */
export interface ChatMessageView {
  readonly id: ChatMessageId;
  /** The sequence at which it was posted: orders the chat. */
  readonly posted: number;
  /** The sequence at which it came to be as it is here: of two views of a message the higher one holds. */
  readonly changed: number;
  readonly author: ChatPerson;
  /** Who alone may read it beside its author; null for all. */
  readonly to: ChatPerson | null;
  /** Empty once it is deleted, and where it is all files. */
  readonly text: string;
  readonly files: readonly StoredFileView[];
  readonly replyTo: ChatMessageId | null;
  readonly mentions: readonly ParticipantId[];
  readonly reactions: readonly { readonly reaction: Reaction; readonly by: readonly ParticipantId[] }[];
  /** ISO 8601, UTC. */
  readonly postedAt: string;
  readonly editedAt: string | null;
  /** Who deleted it: its author or a host. */
  readonly deletedBy: ChatPerson | null;
}

/** What holds for the chat as a whole. */
export interface ChatStateView {
  readonly sequence: number;
  readonly mode: ChatMode;
  readonly pinned: ChatMessageView | null;
}

export interface ChatPage {
  /** In the order in which they were posted. */
  readonly messages: readonly ChatMessageView[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

/** What whoever opens the chat lacks: with `since` all that has changed after it, else the last fifty messages. */
export interface OpenChatReply extends ChatPage {
  readonly state: ChatStateView;
  /** Everything posted up to here was seen before, on whatever device. */
  readonly read: number;
  /** Whether what is known is to be thrown away: too much has changed since. */
  readonly anew: boolean;
}

export interface TypingNotice {
  readonly participant: ParticipantId;
  readonly private: boolean;
}
