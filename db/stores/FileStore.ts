import type { ErrorCode } from '../../server/contract/errors';
import { FILE_LIMITS, type FileKind } from '../../server/contract/fileLimits';
import type { CheckedFile, UploadPlace } from '../../server/contract/files';
import type { FileId, GuestId, MeetingId, ParticipantId, UserId } from '../../server/contract/ids';
import { PlenumError } from '../../server/kernel/PlenumError';
import type { Queryable } from '../Queryable';

/** Who sends a file: their account or visit, and who they are in the meeting. */
export interface Uploader {
  readonly kind: 'user' | 'guest';
  readonly id: UserId | GuestId;
  readonly participant: ParticipantId;
}

export interface NewUpload {
  readonly meeting: MeetingId;
  readonly id: FileId;
  readonly uploader: Uploader;
  readonly purpose: 'board' | 'chat';
  /** Who alone it will be for. */
  readonly recipient: ParticipantId | null;
  readonly place: UploadPlace | null;
  readonly name: string;
  readonly size: number;
}

interface FileFields extends NewUpload {
  readonly createdAt: Date;
}
export type StoredFile = FileFields &
  (
    | { readonly state: 'receiving' | 'checking' }
    | ({ readonly state: 'ready' } & CheckedFile)
    | { readonly state: 'refused'; readonly refusal: ErrorCode }
  );

/** Files whose upload has not gone on since, and files for messages that nobody has posted since. */
export interface Staleness {
  readonly unfinishedSince: Date;
  readonly unpostedSince: Date;
}

export class QuotaReachedError extends PlenumError {
  override readonly name = 'QuotaReachedError';
  constructor(whose: 'person' | 'meeting') {
    super(
      'quota-reached',
      whose === 'person'
        ? 'You have sent as many files as Plenum keeps for one person.'
        : 'This meeting holds as many files as Plenum keeps for one meeting.',
    );
  }
}

const COLUMNS = `f.meeting_id AS meeting, f.id, f.uploader_kind AS "uploaderKind", f.uploader_id AS "uploaderId",
  f.participant_id AS participant, f.purpose, f.recipient, f.place, f.name, f.size::float8 AS size, f.state, f.refusal,
  f.kind, f.type, f.hash, f.width, f.height, f.created_at AS "createdAt"`;

/** A message is seen by all, or by its author and its recipient; what nobody has posted, by who has sent it. $3: who looks. */
const VISIBLE = `(f.participant_id = $3 AND f.message_id IS NULL
  OR f.purpose = 'board' AND f.state = 'ready'
  OR EXISTS (SELECT FROM chat_messages m WHERE m.meeting_id = f.meeting_id AND m.id = f.message_id
             AND m.deleted_by IS NULL AND (m.recipient IS NULL OR m.recipient = $3 OR m.author = $3)))`;

/** The queries of files. */
export class FileStore {
  constructor(private readonly source: Queryable) {}

  /** Makes room for one more file. However many ask at once, no limit is passed. Throws QuotaReachedError. */
  async reserve(upload: NewUpload, now: Date): Promise<void> {
    const { meeting, id, uploader, purpose, recipient, place, name, size } = upload;
    await this.source.transaction(async (manager) => {
      for (const key of [meeting, uploader.id])
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 14))', [key]);
      const [used] = await manager.query<
        { meetingFiles: number; meetingBytes: number; files: number; bytes: number }[]
      >(USED, [meeting, uploader.kind, uploader.id]);
      if (!used) return;
      const { perPerson, perMeeting } = FILE_LIMITS;
      if (used.files >= perPerson.files || used.bytes + size > perPerson.bytes)
        throw new QuotaReachedError('person');
      if (used.meetingFiles >= perMeeting.files || used.meetingBytes + size > perMeeting.bytes)
        throw new QuotaReachedError('meeting');
      await manager.query(
        `INSERT INTO files (meeting_id, id, uploader_kind, uploader_id, participant_id, purpose, recipient, place, name,
                            size, state, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'receiving', $11, $11)`,
        [
          ...[meeting, id, uploader.kind, uploader.id, uploader.participant, purpose, recipient],
          ...[place && JSON.stringify(place), name, size, now],
        ],
      );
    });
  }

  async find(meeting: MeetingId, id: FileId): Promise<StoredFile | undefined> {
    const rows = await this.source.query<FileRow[]>(
      `SELECT ${COLUMNS} FROM files f WHERE f.meeting_id = $1 AND f.id = $2`,
      [meeting, id],
    );
    return rows[0] && toFile(rows[0]);
  }

  /** As `find`, if `viewer` may see it; who never joined the meeting sees what is there for all. */
  async findVisible(
    meeting: MeetingId,
    id: FileId,
    viewer: ParticipantId | undefined,
  ): Promise<StoredFile | undefined> {
    const rows = await this.source.query<FileRow[]>(
      `SELECT ${COLUMNS} FROM files f WHERE f.meeting_id = $1 AND f.id = $2 AND ${VISIBLE}`,
      [meeting, id, viewer ?? null],
    );
    return rows[0] && toFile(rows[0]);
  }

  /** An upload has gone on. */
  async touch(meeting: MeetingId, id: FileId, now: Date): Promise<void> {
    await this.source.query('UPDATE files SET changed_at = $3 WHERE meeting_id = $1 AND id = $2', [
      meeting,
      id,
      now,
    ]);
  }

  /** It was received whole. False when it was so before. */
  async startChecking(meeting: MeetingId, id: FileId, now: Date): Promise<boolean> {
    return this.#changed(
      `UPDATE files SET state = 'checking', changed_at = $3
       WHERE meeting_id = $1 AND id = $2 AND state = 'receiving' RETURNING 1`,
      [meeting, id, now],
    );
  }

  /** False when it is gone meanwhile. */
  async keep(meeting: MeetingId, id: FileId, file: CheckedFile, now: Date): Promise<boolean> {
    const { name, size, kind, type, hash, width, height } = file;
    return this.#changed(
      `UPDATE files SET state = 'ready', name = $3, size = $4, kind = $5, type = $6, hash = $7, width = $8, height = $9,
                        changed_at = $10
       WHERE meeting_id = $1 AND id = $2 AND state = 'checking' RETURNING 1`,
      [meeting, id, name, size, kind, type, hash, width, height, now],
    );
  }

  async refuse(meeting: MeetingId, id: FileId, refusal: ErrorCode, now: Date): Promise<void> {
    await this.source.query(
      `UPDATE files SET state = 'refused', refusal = $3, size = 0, changed_at = $4
       WHERE meeting_id = $1 AND id = $2 AND state <> 'ready'`,
      [meeting, id, refusal, now],
    );
  }

  /** Forgets an upload that is not finished. */
  async abandon(meeting: MeetingId, id: FileId): Promise<void> {
    await this.source.query(`DELETE FROM files WHERE meeting_id = $1 AND id = $2 AND state <> 'ready'`, [
      meeting,
      id,
    ]);
  }

  /** Forgets what nobody will finish or see any more, and answers what it was. */
  async deleteStale({ unfinishedSince, unpostedSince }: Staleness): Promise<readonly FileId[]> {
    const [rows] = await this.source.query<[{ id: FileId }[], number]>(
      `DELETE FROM files f USING (
         SELECT s.meeting_id, s.id FROM files s LEFT JOIN chat_messages m ON m.id = s.message_id
         WHERE s.state IN ('receiving', 'refused') AND s.changed_at < $1
            OR s.state = 'ready' AND s.purpose = 'chat' AND s.message_id IS NULL AND s.changed_at < $2
            OR m.deleted_by IS NOT NULL
       ) stale WHERE f.meeting_id = stale.meeting_id AND f.id = stale.id RETURNING f.id`,
      [unfinishedSince, unpostedSince],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of `ids` that are being received or checked. */
  async listUnfinished(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `SELECT id FROM files WHERE id = ANY($1) AND state IN ('receiving', 'checking')`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** What was received whole and not checked: whoever was at it is gone. */
  async listChecking(): Promise<readonly { readonly meeting: MeetingId; readonly id: FileId }[]> {
    return this.source.query(`SELECT meeting_id AS meeting, id FROM files WHERE state = 'checking'`);
  }

  /** Those of `hashes` that some file has. */
  async listUsed(hashes: readonly string[]): Promise<readonly string[]> {
    const rows = await this.source.query<{ hash: string }[]>(
      'SELECT DISTINCT hash FROM files WHERE hash = ANY($1)',
      [hashes],
    );
    return rows.map(({ hash }) => hash);
  }

  async #changed(statement: string, parameters: unknown[]): Promise<boolean> {
    const [rows] = await this.source.query<[unknown[], number]>(statement, parameters);
    return rows.length > 0;
  }
}

const USED = `SELECT count(*) FILTER (WHERE meeting_id = $1)::int AS "meetingFiles",
    coalesce(sum(size) FILTER (WHERE meeting_id = $1), 0)::float8 AS "meetingBytes",
    count(*) FILTER (WHERE uploader_kind = $2 AND uploader_id = $3)::int AS files,
    coalesce(sum(size) FILTER (WHERE uploader_kind = $2 AND uploader_id = $3), 0)::float8 AS bytes
  FROM files WHERE (meeting_id = $1 OR uploader_kind = $2 AND uploader_id = $3) AND state <> 'refused'`;

interface FileRow extends Omit<FileFields, 'uploader'> {
  readonly uploaderKind: Uploader['kind'];
  readonly uploaderId: Uploader['id'];
  readonly participant: ParticipantId;
  readonly state: StoredFile['state'];
  readonly refusal: ErrorCode | null;
  readonly kind: FileKind | null;
  readonly type: string | null;
  readonly hash: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

function toFile(row: FileRow): StoredFile {
  const { uploaderKind, uploaderId, participant, state, refusal, kind, type, hash, width, height, ...rest } =
    row;
  const fields = { ...rest, uploader: { kind: uploaderKind, id: uploaderId, participant } };
  if (state === 'ready' && kind && type && hash) return { ...fields, state, kind, type, hash, width, height };
  if (state === 'refused') return { ...fields, state, refusal: refusal ?? 'internal' };
  return { ...fields, state: state === 'receiving' ? state : 'checking' };
}
