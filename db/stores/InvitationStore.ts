import type { BookingId, DepartmentId, InvitationId, OccurrenceId, UserId } from '../../server/contract/ids';
import type { InvitationState } from '../../server/contract/invitations';
import type { Queryable } from '../Queryable';

/** Somebody who is to be invited. */
export interface NewInvitation {
  readonly id: InvitationId;
  readonly user: UserId | null;
  readonly name: string;
  readonly email: string | null;
  readonly department: DepartmentId | null;
  readonly occurrence: OccurrenceId | null;
  readonly delegatedBy: InvitationId | null;
  readonly attendeeHash: Buffer;
}

/** What of an invitation decides who is invited. */
export interface InvitationRow {
  readonly id: InvitationId;
  readonly user: UserId | null;
  readonly name: string;
  readonly email: string | null;
  readonly department: DepartmentId | null;
  readonly occurrence: OccurrenceId | null;
  readonly delegatedBy: InvitationId | null;
  readonly state: InvitationState;
  readonly linkVersion: number;
  readonly withdrawn: boolean;
  /** Whether the account of whoever is invited is. */
  readonly disabled: boolean;
}

/** What somebody has decided, for the whole or for one date. */
export interface NewAnswer {
  readonly state: InvitationState;
  readonly reason: string;
  readonly proposed: { readonly start: Date; readonly end: Date } | null;
  readonly delegatedTo: UserId | null;
  readonly at: Date;
}

const ROW = `SELECT id, user_id AS "user", name, email, department_id AS department, occurrence_id AS occurrence,
    delegated_by AS "delegatedBy", state, link_version AS "linkVersion", withdrawn_at IS NOT NULL AS withdrawn,
    EXISTS (SELECT FROM users u WHERE u.id = user_id AND u.disabled_at IS NOT NULL) AS disabled
  FROM invitations`;

/** The writing of invitations and answers, and the rows that decide about them. */
export class InvitationStore {
  constructor(private readonly source: Queryable) {}

  /** Many at once; who was invited before and is not any more is invited anew. */
  async add(booking: BookingId, invitations: readonly NewInvitation[], at: Date): Promise<void> {
    if (invitations.length === 0) return;
    const rows = invitations.map(({ attendeeHash, ...row }) => ({
      ...row,
      hash: attendeeHash.toString('hex'),
    }));
    await this.source.query(
      `INSERT INTO invitations (id, booking_id, user_id, name, email, department_id, occurrence_id, delegated_by,
                                attendee_hash, created_at)
       SELECT id, $1, "user", name, email, department, occurrence, "delegatedBy", decode(hash, 'hex'), $3
       FROM json_to_recordset($2) AS r(id uuid, "user" uuid, name text, email text, department uuid,
                                       occurrence uuid, "delegatedBy" uuid, hash text)`,
      [booking, JSON.stringify(rows), at],
    );
  }

  /** Invites again those whose invitations were withdrawn: with nothing answered, and with this department. */
  async revive(
    invitations: readonly {
      id: InvitationId;
      department: DepartmentId | null;
      delegatedBy: InvitationId | null;
    }[],
  ): Promise<void> {
    if (invitations.length === 0) return;
    await this.source.query(
      `UPDATE invitations i SET withdrawn_at = NULL, department_id = r.department, delegated_by = r."delegatedBy",
         state = 'needs-action', reason = '', proposed = NULL, answered_at = NULL, delegated_to = NULL
       FROM json_to_recordset($1) AS r(id uuid, department uuid, "delegatedBy" uuid) WHERE i.id = r.id`,
      [JSON.stringify(invitations)],
    );
    await this.source.query('DELETE FROM invitation_answers WHERE invitation_id = ANY ($1::uuid[])', [
      invitations.map(({ id }) => id),
    ]);
  }

  /** Says anew with which departments people were invited. */
  async regroup(
    invitations: readonly { id: InvitationId; department: DepartmentId | null }[],
  ): Promise<void> {
    if (invitations.length === 0) return;
    await this.source.query(
      `UPDATE invitations i SET department_id = r.department
       FROM json_to_recordset($1) AS r(id uuid, department uuid) WHERE i.id = r.id`,
      [JSON.stringify(invitations)],
    );
  }

  async withdraw(ids: readonly InvitationId[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.source.query('UPDATE invitations SET withdrawn_at = $2 WHERE id = ANY ($1::uuid[])', [
      ids,
      at,
    ]);
  }

  async setDepartments(booking: BookingId, departments: readonly DepartmentId[]): Promise<void> {
    await this.source.query(
      `WITH gone AS (DELETE FROM booking_departments
         WHERE booking_id = $1 AND NOT department_id = ANY ($2::uuid[]))
       INSERT INTO booking_departments (booking_id, department_id)
       SELECT $1, id FROM unnest($2::uuid[]) AS d(id) ON CONFLICT DO NOTHING`,
      [booking, departments],
    );
  }

  /** All that a booking ever had, withdrawn ones too. */
  async listRows(booking: BookingId): Promise<readonly InvitationRow[]> {
    return this.source.query(`${ROW} WHERE booking_id = $1 ORDER BY created_at, id`, [booking]);
  }

  async findRow(id: InvitationId): Promise<(InvitationRow & { readonly booking: BookingId }) | undefined> {
    const [row] = await this.source.query<(InvitationRow & { booking: BookingId })[]>(
      `${ROW.replace('SELECT id', 'SELECT booking_id AS booking, id')} WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** Nobody else answers it until the transaction ends. */
  async lock(id: InvitationId): Promise<void> {
    await this.source.query('SELECT FROM invitations WHERE id = $1 FOR UPDATE', [id]);
  }

  async findByAttendee(hash: Buffer): Promise<InvitationId | undefined> {
    const [row] = await this.source.query<{ id: InvitationId }[]>(
      'SELECT id FROM invitations WHERE attendee_hash = $1',
      [hash],
    );
    return row?.id;
  }

  async answer(id: InvitationId, answer: NewAnswer): Promise<void> {
    const { state, reason, proposed, delegatedTo, at } = answer;
    await this.source.query(
      `WITH unsettled AS (DELETE FROM invitation_answers WHERE invitation_id = $1 AND state = 'needs-action')
       UPDATE invitations SET state = $2, reason = $3, delegated_to = $6, answered_at = $7,
         proposed = CASE WHEN $4::timestamptz IS NOT NULL THEN tstzrange($4, $5) END
       WHERE id = $1`,
      [id, state, reason, proposed?.start ?? null, proposed?.end ?? null, delegatedTo, at],
    );
  }

  async answerDate(id: InvitationId, occurrence: OccurrenceId, answer: NewAnswer): Promise<void> {
    const { state, reason, proposed, delegatedTo, at } = answer;
    await this.source.query(
      `INSERT INTO invitation_answers (invitation_id, occurrence_id, state, reason, proposed, delegated_to, answered_at)
       VALUES ($1, $2, $3, $4, CASE WHEN $5::timestamptz IS NOT NULL THEN tstzrange($5, $6) END, $7, $8)
       ON CONFLICT (invitation_id, occurrence_id) DO UPDATE SET state = excluded.state, reason = excluded.reason,
         proposed = excluded.proposed, delegated_to = excluded.delegated_to, answered_at = excluded.answered_at`,
      [id, occurrence, state, reason, proposed?.start ?? null, proposed?.end ?? null, delegatedTo, at],
    );
  }

  /** Uses up the link that was good; the next one is. */
  async raiseLinkVersion(id: InvitationId): Promise<void> {
    await this.source.query('UPDATE invitations SET link_version = link_version + 1 WHERE id = $1', [id]);
  }

  /**
   * Everybody is asked anew, because the time is another; who sends somebody else still does. Answers to invitations
   * of before, which had a lower sequence, are to other times.
   */
  async askAgain(booking: BookingId): Promise<void> {
    await this.source.query('UPDATE bookings SET asked_sequence = sequence WHERE id = $1', [booking]);
    await this.source.query(
      `UPDATE invitations SET state = 'needs-action', reason = '', proposed = NULL, answered_at = NULL
       WHERE booking_id = $1 AND withdrawn_at IS NULL AND state <> 'delegated'`,
      [booking],
    );
  }

  /** As askAgain, for one date. */
  async askAgainFor(booking: BookingId, occurrence: OccurrenceId): Promise<void> {
    await this.source.query(
      `UPDATE booking_occurrences o SET asked_sequence = b.sequence
       FROM bookings b WHERE b.id = $1 AND o.booking_id = b.id AND o.id = $2`,
      [booking, occurrence],
    );
    await this.source.query(
      `UPDATE invitations SET state = 'needs-action', reason = '', proposed = NULL, answered_at = NULL
       WHERE booking_id = $1 AND occurrence_id = $2 AND withdrawn_at IS NULL AND state <> 'delegated'`,
      [booking, occurrence],
    );
    await this.source.query(
      `INSERT INTO invitation_answers AS a (invitation_id, occurrence_id, state)
       SELECT id, $2, 'needs-action' FROM invitations
       WHERE booking_id = $1 AND occurrence_id IS NULL AND withdrawn_at IS NULL AND state <> 'delegated'
       ON CONFLICT (invitation_id, occurrence_id) DO UPDATE
         SET state = 'needs-action', reason = '', proposed = NULL, answered_at = NULL
         WHERE a.state <> 'delegated'`,
      [booking, occurrence],
    );
  }

  /** The lowest sequence of an invitation to the times as they are: of one date, or of the whole. */
  async askedSince(booking: BookingId, occurrence: OccurrenceId | null): Promise<number> {
    const [row] = await this.source.query<{ sequence: number }[]>(
      `SELECT greatest(b.asked_sequence, max(o.asked_sequence)) AS sequence
       FROM bookings b LEFT JOIN booking_occurrences o ON o.booking_id = b.id AND (o.id = $2 OR b.rule IS NULL)
       WHERE b.id = $1 GROUP BY b.id`,
      [booking, occurrence],
    );
    return row?.sequence ?? 0;
  }

  /** Who has answered an invitation of that sequence is still asked for the dates that were moved after it. */
  async keepAsking(id: InvitationId, sequence: number): Promise<void> {
    await this.source.query(
      `INSERT INTO invitation_answers (invitation_id, occurrence_id, state)
       SELECT i.id, o.id, 'needs-action' FROM invitations i JOIN bookings b ON b.id = i.booking_id
       JOIN booking_occurrences o ON o.booking_id = b.id
       WHERE i.id = $1 AND b.rule IS NOT NULL AND o.asked_sequence > $2 AND NOT o.cancelled
       ON CONFLICT DO NOTHING`,
      [id, sequence],
    );
  }
}
