import type { ChatMode } from '../../server/contract/chatChoices';
import type { StoredFileView } from '../../server/contract/files';
import type { ChatMessageId, FileId, MeetingId, ParticipantId, PostKey } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';
import { containing } from '../SqlConditions';

interface Person {
  readonly id: ParticipantId;
  readonly displayName: string;
}

/** One message as it is kept. */
export interface KeptMessage {
  readonly id: ChatMessageId;
  readonly posted: number;
  readonly changed: number;
  readonly key: PostKey;
  readonly author: Person;
  readonly to: Person | null;
  readonly text: string;
  readonly files: readonly StoredFileView[];
  readonly replyTo: ChatMessageId | null;
  readonly mentions: readonly ParticipantId[];
  readonly reactions: Readonly<Record<string, readonly ParticipantId[]>>;
  readonly postedAt: Date;
  readonly editedAt: Date | null;
  readonly deletedBy: Person | null;
}

/** How a chat stands. */
export interface KeptChat {
  readonly sequence: number;
  readonly mode: ChatMode;
  readonly pinned: ChatMessageId | null;
}

interface Wish {
  readonly viewer: ParticipantId;
  readonly limit: number;
}

type MessageRow = Omit<KeptMessage, 'author' | 'to' | 'deletedBy'> & {
  readonly author: ParticipantId;
  readonly authorName: string;
  readonly recipient: ParticipantId | null;
  readonly recipientName: string;
  readonly deletedBy: ParticipantId | null;
  readonly deletedByName: string;
};

/** A file that was sent to all in a chat, and not deleted. */
export interface SentFile extends Pick<StoredFileView, 'name' | 'type' | 'size'> {
  readonly meeting: MeetingId;
  readonly sentBy: string;
  readonly sentAt: Date;
}

const COLUMNS = `id, posted, changed, key, author, author_name AS "authorName", recipient,
  recipient_name AS "recipientName", text, files, reply_to AS "replyTo", mentions, reactions, posted_at AS "postedAt",
  edited_at AS "editedAt", deleted_by AS "deletedBy", deleted_by_name AS "deletedByName"`;

/** What $2 may see. */
const VISIBLE = '(recipient IS NULL OR recipient = $2 OR author = $2)';

/** The queries of chats. */
export class ChatLogStore {
  constructor(private readonly source: Queryable) {}

  async load(meeting: MeetingId): Promise<KeptChat> {
    const [row] = await this.source.query<KeptChat[]>(
      'SELECT sequence, mode, pinned FROM chats WHERE meeting_id = $1',
      [meeting],
    );
    return row ?? { sequence: 0, mode: 'open', pinned: null };
  }

  /** Both or neither, in one statement. */
  async save(meeting: MeetingId, { sequence, mode, pinned }: KeptChat, message?: KeptMessage): Promise<void> {
    const chat = `INSERT INTO chats (meeting_id, sequence, mode, pinned) VALUES ($1, $2, $3, $4)
      ON CONFLICT (meeting_id) DO UPDATE SET sequence = $2, mode = $3, pinned = $4`;
    const state = [meeting, sequence, mode, pinned];
    if (message) {
      // Files belong to a message from the moment on in which it is there.
      const attached = message.files.length > 0 ? `, attached AS (${ATTACH})` : '';
      const values = [...state, ...valuesOf(message)];
      await this.source.query(`WITH chat AS (${chat})${attached} ${SAVE_MESSAGE}`, values);
    } else await this.source.query(chat, state);
  }

  async find(meeting: MeetingId, id: ChatMessageId): Promise<KeptMessage | undefined> {
    return (await this.#list('meeting_id = $1 AND id = $2', [meeting, id]))[0];
  }

  async findByKey(meeting: MeetingId, author: ParticipantId, key: PostKey): Promise<KeptMessage | undefined> {
    return (await this.#list('meeting_id = $1 AND author = $2 AND key = $3', [meeting, author, key]))[0];
  }

  /** What was sent to all in the chats of these meetings, in its order. */
  async listSentFiles(meetings: readonly MeetingId[]): Promise<readonly SentFile[]> {
    return this.source.query(
      `SELECT m.meeting_id AS meeting, f.name, f.type, f.size, m.author_name AS "sentBy", m.posted_at AS "sentAt"
       FROM chat_messages m, jsonb_to_recordset(m.files) AS f(name text, type text, size float8)
       WHERE m.meeting_id = ANY ($1::uuid[]) AND m.recipient IS NULL AND m.deleted_by IS NULL
       ORDER BY m.meeting_id, m.posted`,
      [meetings],
    );
  }

  /** Those of `ids` that `author` has sent for the chat and that no message carries yet. */
  async listFiles(
    meeting: MeetingId,
    author: ParticipantId,
    ids: readonly FileId[],
  ): Promise<readonly { readonly file: StoredFileView; readonly to: ParticipantId | null }[]> {
    const rows = await this.source.query<(StoredFileView & { readonly to: ParticipantId | null })[]>(
      `SELECT id, name, kind, type, size::float8 AS size, width, height, recipient AS "to" FROM files
       WHERE meeting_id = $1 AND participant_id = $2 AND id = ANY($3) AND purpose = 'chat' AND state = 'ready'
         AND message_id IS NULL`,
      [meeting, author, ids],
    );
    return rows.map(({ to, ...file }) => ({ file, to }));
  }

  /** The last `limit` of what the viewer may see that were posted before, in order. */
  async listBefore(
    meeting: MeetingId,
    before: number,
    { viewer, limit }: Wish,
  ): Promise<readonly KeptMessage[]> {
    return this.#last(`posted < $4`, [meeting, viewer, limit, before]);
  }

  async listChanged(
    meeting: MeetingId,
    since: number,
    { viewer, limit }: Wish,
  ): Promise<readonly KeptMessage[]> {
    return this.#list(`meeting_id = $1 AND ${VISIBLE} AND changed > $4 ORDER BY posted LIMIT $3`, [
      meeting,
      viewer,
      limit,
      since,
    ]);
  }

  async search(
    meeting: MeetingId,
    words: readonly string[],
    { viewer, limit }: Wish,
  ): Promise<readonly KeptMessage[]> {
    return this.#last('lower(text) LIKE ALL ($4::text[])', [meeting, viewer, limit, words.map(containing)]);
  }

  async readUpTo(meeting: MeetingId, participant: ParticipantId): Promise<number> {
    const [row] = await this.source.query<{ posted: number }[]>(
      'SELECT posted FROM chat_reads WHERE meeting_id = $1 AND participant = $2',
      [meeting, participant],
    );
    return row?.posted ?? 0;
  }

  async markRead(meeting: MeetingId, participant: ParticipantId, posted: number): Promise<void> {
    await this.source.query(
      `INSERT INTO chat_reads (meeting_id, participant, posted) VALUES ($1, $2, $3)
       ON CONFLICT (meeting_id, participant) DO UPDATE SET posted = greatest(chat_reads.posted, $3)`,
      [meeting, participant, posted],
    );
  }

  async #last(condition: string, parameters: unknown[]): Promise<readonly KeptMessage[]> {
    const found = await this.#list(
      `meeting_id = $1 AND ${VISIBLE} AND ${condition} ORDER BY posted DESC LIMIT $3`,
      parameters,
    );
    return found.toReversed();
  }

  async #list(where: string, parameters: unknown[]): Promise<KeptMessage[]> {
    const rows = await this.source.query<MessageRow[]>(
      `SELECT ${COLUMNS} FROM chat_messages WHERE ${where}`,
      parameters,
    );
    return rows.map(toMessage);
  }
}

const ATTACH = `UPDATE files SET message_id = $5 WHERE meeting_id = $1 AND message_id IS NULL
  AND id IN (SELECT (file->>'id')::uuid FROM jsonb_array_elements($21::jsonb) file)`;

const SAVE_MESSAGE = `INSERT INTO chat_messages
  (meeting_id, id, posted, changed, key, author, author_name, recipient, recipient_name, text, reply_to, mentions,
   reactions, posted_at, edited_at, deleted_by, deleted_by_name, files)
  VALUES ($1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
  ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, text = excluded.text, files = excluded.files,
    mentions = excluded.mentions,
    reactions = excluded.reactions, edited_at = excluded.edited_at, deleted_by = excluded.deleted_by,
    deleted_by_name = excluded.deleted_by_name`;

function valuesOf({ author, to, deletedBy, ...message }: KeptMessage): unknown[] {
  const { id, posted, changed, key, text, files, replyTo, mentions, reactions, postedAt, editedAt } = message;
  const who = [author.id, author.displayName, to?.id ?? null, to?.displayName ?? null];
  const what = [text, replyTo, mentions, JSON.stringify(reactions), postedAt, editedAt];
  const gone = [deletedBy?.id ?? null, deletedBy?.displayName ?? null];
  return [id, posted, changed, key, ...who, ...what, ...gone, JSON.stringify(files)];
}

function toMessage(row: MessageRow): KeptMessage {
  const { author, authorName, recipient, recipientName, deletedBy, deletedByName, ...message } = row;
  return {
    ...message,
    author: { id: author, displayName: authorName },
    to: recipient && { id: recipient, displayName: recipientName },
    deletedBy: deletedBy && { id: deletedBy, displayName: deletedByName },
  };
}
