import type { ChatPerson } from '../contract/chat';
import type { ChatMode, Reaction } from '../contract/chatChoices';
import type { StoredFileView } from '../contract/files';
import type { ChatMessageId, FileId, MeetingId, ParticipantId, PostKey } from '../contract/ids';

/** One message as it is kept. */
export interface StoredMessage {
  readonly id: ChatMessageId;
  readonly posted: number;
  readonly changed: number;
  readonly key: PostKey;
  readonly author: ChatPerson;
  readonly to: ChatPerson | null;
  readonly text: string;
  readonly files: readonly StoredFileView[];
  readonly replyTo: ChatMessageId | null;
  readonly mentions: readonly ParticipantId[];
  readonly reactions: Readonly<Partial<Record<Reaction, readonly ParticipantId[]>>>;
  readonly postedAt: Date;
  readonly editedAt: Date | null;
  readonly deletedBy: ChatPerson | null;
}

export interface StoredChat {
  readonly sequence: number;
  readonly mode: ChatMode;
  readonly pinned: ChatMessageId | null;
}

/** Part of what one person may see, in the order in which it was posted. */
export interface MessageWish {
  readonly viewer: ParticipantId;
  readonly limit: number;
}

/** A file that can be posted, and for whose eyes alone it was sent. */
export interface PostableFile {
  readonly file: StoredFileView;
  readonly to: ParticipantId | null;
}

/** What the chat asks of whatever keeps it. Each write is whole or not there at all, and stays once it is answered. */
export interface ChatStore {
  load(meeting: MeetingId): Promise<StoredChat>;
  /** Writes how the chat stands now, and with it the message that has changed, if one has; its files are its own from then on. */
  save(meeting: MeetingId, chat: StoredChat, message?: StoredMessage): Promise<void>;
  find(meeting: MeetingId, id: ChatMessageId): Promise<StoredMessage | undefined>;
  findByKey(meeting: MeetingId, author: ParticipantId, key: PostKey): Promise<StoredMessage | undefined>;
  /** Those of `ids` that `author` has sent for the chat and that no message carries yet. */
  listFiles(
    meeting: MeetingId,
    author: ParticipantId,
    ids: readonly FileId[],
  ): Promise<readonly PostableFile[]>;
  /** The last `limit` posted before. */
  listBefore(meeting: MeetingId, before: number, wish: MessageWish): Promise<readonly StoredMessage[]>;
  /** What has changed after `since`, at most `limit`. */
  listChanged(meeting: MeetingId, since: number, wish: MessageWish): Promise<readonly StoredMessage[]>;
  /** With all of `words`, whatever their case. */
  search(meeting: MeetingId, words: readonly string[], wish: MessageWish): Promise<readonly StoredMessage[]>;
  /** Up to where somebody has read; 0 where that was never said. */
  readUpTo(meeting: MeetingId, participant: ParticipantId): Promise<number>;
  markRead(meeting: MeetingId, participant: ParticipantId, posted: number): Promise<void>;
}
