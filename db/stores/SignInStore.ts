import { MoreThan } from 'typeorm';
import type { AccountRole, Locale } from '../../server/contract/accounts';
import type { GuestId, MeetingId, SignInId, UserId } from '../../server/contract/ids';
import { SignInEntity } from '../entities/accountEntities';
import type { Queryable } from '../Queryable';

export type SignInOwner =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'guest'; readonly id: GuestId };

export interface NewSignIn {
  readonly tokenHash: Buffer;
  readonly owner: SignInOwner;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly ip: string;
  readonly userAgent: string;
}

/** A sign-in that is alive, with what is known of its owner now. */
export interface StoredSignIn {
  readonly id: SignInId;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly displayName: string;
  readonly sipName: string;
  readonly locale: Locale;
  readonly owner:
    | {
        readonly kind: 'user';
        readonly id: UserId;
        readonly email: string;
        readonly role: AccountRole;
        readonly isSupportAgent: boolean;
      }
    | { readonly kind: 'guest'; readonly id: GuestId; readonly meeting: MeetingId };
}

/** Instants that decide which sign-ins are alive. */
export interface Liveness {
  readonly now: Date;
  /** Whoever was last seen before this is gone. */
  readonly idleSince: Date;
}

/** Every process that listens here is told the id of each sign-in that ends. */
export const SIGN_IN_ENDED_CHANNEL = 'plenum_sign_in_ended';

interface SignInRow {
  readonly id: SignInId;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly user: UserId | null;
  readonly guest: GuestId | null;
  readonly email: string;
  readonly role: AccountRole;
  readonly isSupportAgent: boolean;
  readonly meeting: MeetingId;
  readonly displayName: string;
  readonly sipName: string;
  readonly locale: Locale;
}

/** The queries of sign-ins. Whatever ends one tells all processes in the same transaction. */
export class SignInStore {
  constructor(private readonly source: Queryable) {}

  async create({ owner, at, ...signIn }: NewSignIn): Promise<SignInId> {
    const { identifiers } = await this.#signIns.insert({
      ...signIn,
      user: owner.kind === 'user' ? owner.id : null,
      guest: owner.kind === 'guest' ? owner.id : null,
      createdAt: at,
      lastSeenAt: at,
    });
    return identifiers[0]?.['id'] as SignInId;
  }

  /** The living sign-in whose token has this hash; disabled users have none. */
  async find(tokenHash: Buffer, { now, idleSince }: Liveness): Promise<StoredSignIn | undefined> {
    const [row] = await this.source.query<SignInRow[]>(
      `SELECT s.id, s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.user_id AS user,
              s.guest_id AS guest, u.email, u.role, u.is_support_agent AS "isSupportAgent",
              g.meeting_id AS meeting,
              coalesce(u.display_name, g.display_name) AS "displayName",
              coalesce(u.sip_name, g.sip_name) AS "sipName", coalesce(u.locale, g.locale) AS locale
       FROM sign_ins s LEFT JOIN users u ON u.id = s.user_id LEFT JOIN guests g ON g.id = s.guest_id
       WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 AND u.disabled_at IS NULL`,
      [tokenHash, now, idleSince],
    );
    return row && toStoredSignIn(row);
  }

  async touch(id: SignInId, at: Date): Promise<void> {
    await this.#signIns.update({ id }, { lastSeenAt: at });
  }

  /** The living sign-ins of a user, the one used last first. */
  async listFor(user: UserId, { now, idleSince }: Liveness): Promise<readonly SignInEntity[]> {
    return this.#signIns.find({
      where: { user, expiresAt: MoreThan(now), lastSeenAt: MoreThan(idleSince) },
      order: { lastSeenAt: 'DESC' },
    });
  }

  async end(id: SignInId): Promise<readonly SignInId[]> {
    return this.#endWhere('id = $2', [id]);
  }

  /** Answers nothing when `id` is not a sign-in of `user`. */
  async endOwn(user: UserId, id: SignInId): Promise<readonly SignInId[]> {
    return this.#endWhere('user_id = $2 AND id = $3', [user, id]);
  }

  async endAll(user: UserId): Promise<readonly SignInId[]> {
    return this.#endWhere('user_id = $2', [user]);
  }

  /** Ends all sign-ins of a user but `kept`. */
  async endOthers(user: UserId, kept: SignInId): Promise<readonly SignInId[]> {
    return this.#endWhere('user_id = $2 AND id <> $3', [user, kept]);
  }

  /** Ends what is too old or was not used for too long. */
  async endExpired({ now, idleSince }: Liveness): Promise<readonly SignInId[]> {
    return this.#endWhere('expires_at <= $2 OR last_seen_at <= $3', [now, idleSince]);
  }

  /** Those of `ids` that still exist. */
  async existing(ids: readonly SignInId[]): Promise<readonly SignInId[]> {
    const rows = await this.source.query<{ id: SignInId }[]>(
      'SELECT id FROM sign_ins WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async #endWhere(condition: string, parameters: readonly unknown[]): Promise<readonly SignInId[]> {
    const rows = await this.source.query<{ id: SignInId }[]>(
      `WITH ended AS (DELETE FROM sign_ins WHERE ${condition} RETURNING id)
       SELECT id, pg_notify($1, id::text) FROM ended`,
      [SIGN_IN_ENDED_CHANNEL, ...parameters],
    );
    return rows.map(({ id }) => id);
  }

  get #signIns() {
    return this.source.getRepository(SignInEntity);
  }
}

function toStoredSignIn({ user, guest, ...row }: SignInRow): StoredSignIn {
  const { id, lastSeenAt, expiresAt, displayName, sipName, locale } = row;
  const common = { id, lastSeenAt, expiresAt, displayName, sipName, locale };
  const { email, role, isSupportAgent } = row;
  if (user) return { ...common, owner: { kind: 'user', id: user, email, role, isSupportAgent } };
  if (guest) return { ...common, owner: { kind: 'guest', id: guest, meeting: row.meeting } };
  throw new Error('a sign-in belongs to nobody');
}
