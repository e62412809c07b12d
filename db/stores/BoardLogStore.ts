import { setImmediate } from 'node:timers/promises';
import type { BoardObject, BoardPage, BoardPermissions, Commit } from '../../server/contract/board';
import type { MeetingId, OperationKey, ParticipantId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';

interface Snapshot {
  readonly revision: number;
  readonly permissions: BoardPermissions;
  readonly pages: readonly BoardPage[];
  readonly objects: readonly BoardObject[];
}

/** A whole board: the document as it was kept last, and what has come since. */
interface StoredBoard {
  readonly snapshot: Snapshot | undefined;
  readonly tail: readonly Commit[];
  readonly keys: readonly { readonly key: OperationKey; readonly revision: number }[];
  readonly people: readonly { readonly id: ParticipantId; readonly displayName: string }[];
}

/** What a board begins with, from which one, and who made it. */
interface Beginning {
  readonly snapshot: Snapshot;
  readonly earlier: MeetingId;
  readonly authors: readonly { readonly id: ParticipantId; readonly displayName: string }[];
}

type SnapshotFrame = Pick<Snapshot, 'permissions' | 'pages'>;

const OBJECTS_A_PART = 500;
/** Older keys are not sent again. */
const KEYS_REMEMBERED = 10_000;

/** Two processes write one board: what this one has accepted does not hold. */
export class AnotherWriterError extends Error {
  override readonly name = 'AnotherWriterError';
}

/** The operations of whiteboards, and their documents. */
export class BoardLogStore {
  constructor(private readonly source: Queryable) {}

  /**
   * Stored for good once it resolves, all or none. What is there already is left, so that a statement of which the
   * answer was lost can be repeated. Throws AnotherWriterError when something else is there.
   */
  async append(meeting: MeetingId, commits: readonly Commit[], at: Date): Promise<void> {
    const column = <T>(read: (commit: Commit) => T) => commits.map(read);
    const written = await this.source.query<unknown[]>(
      `INSERT INTO board_operations (meeting_id, at, revision, key, author_id, undoes, redoes, changes)
       SELECT $1, $2, revision, key, author_id, undoes, redoes, changes::json
       FROM unnest($3::bigint[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::text[])
         AS given (revision, key, author_id, undoes, redoes, changes)
       ON CONFLICT (meeting_id, revision) DO NOTHING RETURNING revision`,
      [
        meeting,
        at,
        column(({ revision }) => revision),
        column(({ key }) => key),
        column(({ author }) => author),
        column(({ undoes }) => undoes ?? null),
        column(({ redoes }) => redoes ?? null),
        column(({ changes }) => JSON.stringify(changes)),
      ],
    );
    if (written.length < commits.length) await this.#assertPresent(meeting, commits);
  }

  async load(meeting: MeetingId): Promise<StoredBoard> {
    const snapshot = await this.#snapshot(meeting);
    const after = snapshot?.revision ?? 0;
    const rows = await this.source.query<OperationRow[]>(
      `SELECT revision, key, author_id AS author, undoes, redoes, changes FROM board_operations
       WHERE meeting_id = $1 AND revision > $2 ORDER BY revision`,
      [meeting, after],
    );
    const keys = await this.source.query<{ key: OperationKey; revision: string }[]>(
      `SELECT key, revision FROM board_operations WHERE meeting_id = $1 AND revision <= $2
       ORDER BY revision DESC LIMIT $3`,
      [meeting, after, KEYS_REMEMBERED],
    );
    const people = await this.source.query<{ id: ParticipantId; displayName: string }[]>(
      `SELECT id, display_name AS "displayName" FROM participants WHERE meeting_id = $1
       ORDER BY (SELECT min(joined_at) FROM attendance WHERE participant_id = participants.id), id LIMIT 2000`,
      [meeting],
    );
    const authors = await this.source.query<{ id: ParticipantId; displayName: string }[]>(
      'SELECT author_id AS id, display_name AS "displayName" FROM board_authors WHERE meeting_id = $1 ORDER BY 1',
      [meeting],
    );
    return {
      snapshot,
      tail: rows.map(toCommit),
      keys: keys.map(({ key, revision }) => ({ key, revision: Number(revision) })).reverse(),
      people: [...people, ...authors],
    };
  }

  /** The last meeting before this one in its series of bookings on whose board anything is. */
  async earlier(meeting: MeetingId): Promise<MeetingId | undefined> {
    const [found] = await this.source.query<{ id: MeetingId }[]>(
      `SELECT before.id FROM meetings m
       JOIN booking_occurrences o ON o.id = m.booking_occurrence_id
       JOIN booking_occurrences past ON past.booking_id = o.booking_id
       JOIN meetings before ON before.booking_occurrence_id = past.id AND before.id <> m.id
       WHERE m.id = $1 AND (lower(past.during), before.starts_at) < (lower(o.during), m.starts_at)
         AND (EXISTS (SELECT FROM board_operations WHERE meeting_id = before.id)
           OR EXISTS (SELECT FROM board_snapshots WHERE meeting_id = before.id))
       ORDER BY lower(past.during) DESC, before.starts_at DESC LIMIT 1`,
      [meeting],
    );
    return found?.id;
  }

  /** Keeps what a board begins with, and who made it; the pictures of the earlier meeting are of this one too. */
  async begin(meeting: MeetingId, { snapshot, earlier, authors }: Beginning): Promise<void> {
    const files = snapshot.objects.flatMap(({ shape }) => (shape.kind === 'image' ? [shape.file] : []));
    await this.source.query(
      `INSERT INTO files (meeting_id, id, uploader_kind, uploader_id, participant_id, purpose, place, name, size, state,
                          kind, type, hash, width, height, created_at, changed_at)
       SELECT $1, id, uploader_kind, uploader_id, participant_id, purpose, place, name, size, state,
              kind, type, hash, width, height, created_at, changed_at
       FROM files WHERE meeting_id = $2 AND id = ANY ($3::uuid[]) AND purpose = 'board' AND state = 'ready'
       ON CONFLICT DO NOTHING`,
      [meeting, earlier, files],
    );
    await this.saveSnapshot(meeting, snapshot);
    await this.source.query(
      `INSERT INTO board_authors (meeting_id, author_id, display_name)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[]) ON CONFLICT DO NOTHING`,
      [meeting, authors.map(({ id }) => id), authors.map(({ displayName }) => displayName)],
    );
  }

  /** In place of the one before. */
  async saveSnapshot(meeting: MeetingId, { revision, objects, ...frame }: Snapshot): Promise<void> {
    const parts = [JSON.stringify({ permissions: frame.permissions, pages: frame.pages })];
    for (let from = 0; from < objects.length; from += OBJECTS_A_PART) {
      // Writing a large board out takes long: others come in between.
      await setImmediate();
      parts.push(JSON.stringify(objects.slice(from, from + OBJECTS_A_PART)));
    }
    await this.source.transaction(async (manager) => {
      await manager.query('DELETE FROM board_snapshots WHERE meeting_id = $1', [meeting]);
      for (const [part, content] of parts.entries())
        await manager.query(
          'INSERT INTO board_snapshots (meeting_id, part, revision, content) VALUES ($1, $2, $3, $4)',
          [meeting, part, revision, content],
        );
    });
  }

  async #snapshot(meeting: MeetingId): Promise<Snapshot | undefined> {
    const rows = await this.source.query<{ revision: string; content: SnapshotFrame | BoardObject[] }[]>(
      'SELECT revision, content FROM board_snapshots WHERE meeting_id = $1 ORDER BY part',
      [meeting],
    );
    const [first, ...others] = rows;
    if (!first || Array.isArray(first.content)) return undefined;
    const objects = others.flatMap(({ content }) => (Array.isArray(content) ? content : []));
    return { revision: Number(first.revision), ...first.content, objects };
  }

  async #assertPresent(meeting: MeetingId, commits: readonly Commit[]): Promise<void> {
    const rows = await this.source.query<{ revision: string; key: string }[]>(
      'SELECT revision, key FROM board_operations WHERE meeting_id = $1 AND revision = ANY ($2::bigint[])',
      [meeting, commits.map(({ revision }) => revision)],
    );
    const keys = new Map(rows.map(({ revision, key }) => [Number(revision), key]));
    if (commits.some(({ revision, key }) => keys.get(revision) !== key))
      throw new AnotherWriterError('another process writes this board');
  }
}

interface OperationRow extends Pick<Commit, 'key' | 'author' | 'changes'> {
  /** PostgreSQL's bigint comes as text. */
  readonly revision: string;
  readonly undoes: string | null;
  readonly redoes: string | null;
}

function toCommit({ revision, key, author, undoes, redoes, changes }: OperationRow): Commit {
  return {
    revision: Number(revision),
    key,
    author,
    changes,
    ...(undoes !== null && { undoes: Number(undoes) }),
    ...(redoes !== null && { redoes: Number(redoes) }),
  };
}
