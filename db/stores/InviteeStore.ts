import type { BookingId, DepartmentId, InvitationId, OccurrenceId, UserId } from '../../server/contract/ids';
import type { InvitationState, InviteeQuery } from '../../server/contract/invitations';
import type { Queryable } from '../Queryable';
import { SqlConditions } from '../SqlConditions';
import { countsOf } from './countsOf';

interface NamedUser {
  readonly id: UserId;
  readonly displayName: string;
}

/** Times as the database writes them into JSON. */
export interface StoredAnswer {
  readonly state: InvitationState;
  readonly reason: string;
  readonly proposed: { readonly start: string; readonly end: string } | null;
  readonly answeredAt: string | null;
  readonly delegatedTo: NamedUser | null;
}

export interface StoredInvitation extends StoredAnswer {
  readonly id: InvitationId;
  readonly booking: BookingId;
  readonly occurrence: OccurrenceId | null;
  readonly delegatedBy: NamedUser | null;
  readonly answers: readonly (StoredAnswer & { readonly occurrence: OccurrenceId })[];
}

export interface StoredInvitee extends StoredInvitation {
  readonly user: NamedUser | null;
  readonly name: string;
  readonly email: string | null;
  readonly department: { readonly id: DepartmentId; readonly name: string } | null;
}

export interface BookingTies {
  /** Of the room. */
  readonly department: DepartmentId | null;
  readonly isRoomHost: boolean;
  readonly isInvited: boolean;
  /** In general. */
  readonly isHost: boolean;
}

export interface InvitedTo {
  readonly replies: StoredCounts;
  readonly people: readonly NamedUser[];
  readonly departments: readonly { readonly id: DepartmentId; readonly name: string }[];
  readonly guests: readonly { readonly name: string; readonly email: string }[];
}

export interface StoredCounts {
  readonly invited: number;
  readonly accepted: number;
  readonly tentative: number;
  readonly declined: number;
  readonly waiting: number;
}

const personOf = (alias: string) => `CASE WHEN ${alias}.id IS NOT NULL
    THEN json_build_object('id', ${alias}.id, 'displayName', ${alias}.display_name) END`;
const answerOf = (alias: string, to: string) => `'state', ${alias}.state, 'reason', ${alias}.reason,
    'proposed', CASE WHEN ${alias}.proposed IS NOT NULL
      THEN json_build_object('start', lower(${alias}.proposed), 'end', upper(${alias}.proposed)) END,
    'answeredAt', ${alias}.answered_at, 'delegatedTo', ${personOf(to)}`;

const SELECT = `SELECT i.id, i.booking_id AS booking, i.occurrence_id AS occurrence, ${personOf('b')} AS "delegatedBy",
    json_build_object(${answerOf('i', 't')}) AS answered,
    coalesce((SELECT json_agg(json_build_object('occurrence', a.occurrence_id, ${answerOf('a', 'd')})
                              ORDER BY o.during)
              FROM invitation_answers a JOIN booking_occurrences o ON o.id = a.occurrence_id
              LEFT JOIN users d ON d.id = a.delegated_to WHERE a.invitation_id = i.id), '[]') AS answers,
    ${personOf('u')} AS "user", coalesce(u.display_name, i.name) AS name, i.email,
    CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'name', g.name) END AS department`;
const FROM = `FROM invitations i LEFT JOIN users u ON u.id = i.user_id LEFT JOIN departments g ON g.id = i.department_id
    LEFT JOIN users t ON t.id = i.delegated_to
    LEFT JOIN invitations y ON y.id = i.delegated_by LEFT JOIN users b ON b.id = y.user_id`;
/** The queries of those who are invited: who comes, who does not, and why. */
export class InviteeStore {
  constructor(private readonly source: Queryable) {}

  /** Who was invited to a booking by name, as departments and from outside, and how many of them come. */
  async invitedTo(booking: BookingId): Promise<InvitedTo> {
    const direct = 'i.booking_id = $1 AND i.withdrawn_at IS NULL AND i.delegated_by IS NULL';
    const [row] = await this.source.query<InvitedTo[]>(
      `SELECT ${countsOf('$1')} AS replies,
         coalesce((SELECT json_agg(json_build_object('id', u.id, 'displayName', u.display_name)
                                   ORDER BY lower(u.display_name), u.id)
                   FROM invitations i JOIN users u ON u.id = i.user_id
                   WHERE ${direct} AND i.department_id IS NULL), '[]') AS people,
         coalesce((SELECT json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY lower(d.name), d.id)
                   FROM booking_departments k JOIN departments d ON d.id = k.department_id
                   WHERE k.booking_id = $1), '[]') AS departments,
         coalesce((SELECT json_agg(json_build_object('name', i.name, 'email', i.email) ORDER BY lower(i.name), i.id)
                   FROM invitations i WHERE ${direct} AND i.email IS NOT NULL), '[]') AS guests`,
      [booking],
    );
    if (!row) throw new Error('a query without conditions returned no row');
    return row;
  }

  async find(id: InvitationId): Promise<StoredInvitee | undefined> {
    const rows = await this.source.query<RawInvitee[]>(`${SELECT} ${FROM} WHERE i.id = $1`, [id]);
    return rows.map(toInvitee)[0];
  }

  /** Those of one user to one booking. */
  async findOf(user: UserId, booking: BookingId): Promise<readonly StoredInvitee[]> {
    const rows = await this.source.query<RawInvitee[]>(
      `${SELECT} ${FROM} WHERE i.user_id = $1 AND i.booking_id = $2 AND i.withdrawn_at IS NULL
       ORDER BY i.occurrence_id NULLS FIRST`,
      [user, booking],
    );
    return rows.map(toInvitee);
  }

  /** What somebody has to do with a booking and with its room. */
  async tiesOf(user: UserId, booking: BookingId): Promise<BookingTies> {
    const [row] = await this.source.query<BookingTies[]>(
      `SELECT r.department_id AS department,
         EXISTS (SELECT FROM room_hosts h WHERE h.room_id = r.id AND h.user_id = $1) AS "isRoomHost",
         EXISTS (SELECT FROM invitations i
                 WHERE i.user_id = $1 AND i.booking_id = b.id AND i.withdrawn_at IS NULL) AS "isInvited",
         EXISTS (SELECT FROM users u WHERE u.id = $1 AND u.is_host) AS "isHost"
       FROM bookings b JOIN rooms r ON r.id = b.room_id WHERE b.id = $2`,
      [user, booking],
    );
    return row ?? { department: null, isRoomHost: false, isInvited: false, isHost: false };
  }

  async isInvited(user: UserId, booking: BookingId): Promise<boolean> {
    const rows = await this.source.query<unknown[]>(
      'SELECT FROM invitations WHERE user_id = $1 AND booking_id = $2 AND withdrawn_at IS NULL LIMIT 1',
      [user, booking],
    );
    return rows.length > 0;
  }

  /** Those invited to a booking, or to one date of it: then what they answered to that stands for the whole. */
  async search(
    booking: BookingId,
    { occurrence, state, offset = 0, limit = 50 }: InviteeQuery,
  ): Promise<{ total: number; items: readonly StoredInvitee[] }> {
    const where = new SqlConditions();
    where.add((value) => `i.booking_id = ${value}`, booking);
    where.addPlain('i.withdrawn_at IS NULL');
    const dated = occurrence ? where.value(occurrence) : undefined;
    if (dated) where.addPlain(`(i.occurrence_id IS NULL OR i.occurrence_id = ${dated})`);
    const answer = dated
      ? `LEFT JOIN invitation_answers x ON x.invitation_id = i.id AND x.occurrence_id = ${dated}
         LEFT JOIN users xt ON xt.id = x.delegated_to`
      : '';
    if (state) where.add((value) => `${dated ? 'coalesce(x.state, i.state)' : 'i.state'} = ${value}`, state);
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM invitations i ${answer} ${where.sql}`,
      [...where.parameters],
    );
    const ofDate = dated
      ? `, CASE WHEN x.state IS NOT NULL THEN json_build_object(${answerOf('x', 'xt')}) END AS dated`
      : '';
    const page = `LIMIT ${where.value(limit)} OFFSET ${where.value(offset)}`;
    const rows = await this.source.query<RawInvitee[]>(
      `${SELECT}${ofDate} ${FROM} ${answer} ${where.sql}
       ORDER BY lower(coalesce(u.display_name, i.name)), i.id ${page}`,
      where.parameters,
    );
    const items = rows.map(toInvitee);
    return { total: counted?.total ?? 0, items: dated ? items.map(ofOneDate) : items };
  }
}

type RawInvitee = Omit<StoredInvitee, keyof StoredAnswer> & {
  readonly answered: StoredAnswer;
  readonly dated?: StoredAnswer | null;
};

function toInvitee({ answered, dated, ...row }: RawInvitee): StoredInvitee {
  return { ...row, ...answered, ...dated };
}

function ofOneDate(invitee: StoredInvitee): StoredInvitee {
  return { ...invitee, answers: [] };
}
