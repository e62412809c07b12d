import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { UserChange, UserRecord } from '../../../db/stores/UserStore';
import type { BookingId, DepartmentId, UserId } from '../../contract/ids';
import type { Page } from '../../contract/paging';
import type {
  AddedUser,
  AddUserRequest,
  ChangeUserRequest,
  DeleteUserQuery,
  PasswordLink,
  RoleGrant,
  UserQuery,
  UserView,
} from '../../contract/users';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act, AuditTrail } from '../AuditTrail';
import type { OrganisationAccess } from '../OrganisationAccess';
import { UnknownDepartmentError, UnknownUserError } from '../organisationErrors';
import { checkVersion } from '../versionOf';
import { checkPassword } from './checkPassword';
import type { PasswordHasher } from './PasswordHasher';
import type { PasswordLinks } from './PasswordLinks';
import { userSipName } from './sipName';
import { toUserView, userVersion } from './toUserView';

export interface UserParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly access: OrganisationAccess;
  readonly links: PasswordLinks;
  readonly hasher: PasswordHasher;
  /** Host part of addresses of record. */
  readonly domain: string;
  /** Tells those concerned that somebody else organises these bookings now, in the same transaction. */
  readonly bookingsHandedOver: (
    stores: OrganisationStores,
    bookings: readonly BookingId[],
    by: UserActor,
  ) => Promise<void>;
  /** Called after somebody may have become less than they were. */
  readonly rolesChanged: () => Promise<void>;
  readonly now: () => number;
}

/** What those who administer users do with them. The policy has looked whether they may do it to whom. */
export class UserService {
  constructor(private readonly parts: UserParts) {}

  async search(query: UserQuery, actor: UserActor): Promise<Page<UserView>> {
    const { stores, access } = this.parts;
    const scope = await access.scopeOf(actor);
    const asked = query.department && (await stores.departments.within([query.department]));
    const within = scope && asked ? asked.filter((id) => scope.includes(id)) : (asked ?? scope);
    const { total, items } = await stores.users.search(query, within);
    return { total, items: items.map((user) => this.#toView(user)) };
  }

  async view(id: UserId): Promise<UserView> {
    return this.#toView(await findIn(this.parts.stores, id));
  }

  /** Throws UnknownDepartmentError, WeakPasswordError, EmailTakenError or RetryLaterError. */
  async add(request: AddUserRequest, act: Act): Promise<AddedUser> {
    const { trail, links, hasher, domain, now } = this.parts;
    const { password, ...fields } = request;
    await this.#checkTarget(act.actor, fields.department);
    if (password) checkPassword(password, { ...fields, domain });
    const passwordHash = password ? await hasher.hash(password) : null;
    return trail.run(act, async (stores) => {
      const { id } = await stores.accounts.createUser({
        ...fields,
        role: 'member',
        sipName: userSipName(fields.displayName),
        passwordHash,
        createdAt: new Date(now()),
      });
      const passwordLink = password ? null : await links.make(stores, id);
      const user = this.#toView(await findIn(stores, id));
      return { value: { user, passwordLink }, object: { kind: 'user', id }, after: fields };
    });
  }

  /** Throws UnknownDepartmentError, EmailTakenError, or `changed-meanwhile`. */
  async change(id: UserId, { version, ...change }: ChangeUserRequest, act: Act): Promise<UserView> {
    if (change.department !== undefined) await this.#checkTarget(act.actor, change.department);
    return this.#update(id, act, async (user) => {
      checkVersion(version, userVersion(user));
      return change;
    });
  }

  /** Ends their sign-ins, and with them their meetings, at once. Throws `own-account` and `last-admin`. */
  async disable(id: UserId, act: Act): Promise<UserView> {
    refuseSelf(id, act, 'disable');
    const disabled = await this.#update(id, act, async (user, stores) => {
      await keepAnAdmin(stores, user);
      await stores.signIns.endAll(id);
      return { disabledAt: user.disabledAt ?? new Date(this.parts.now()) };
    });
    await this.parts.rolesChanged();
    return disabled;
  }

  async enable(id: UserId, act: Act): Promise<UserView> {
    return this.#update(id, act, () => ({ disabledAt: null }));
  }

  /** Throws `own-account`, `last-admin`, and `bookings-remain` while nobody takes over what they have booked. */
  async delete(id: UserId, { bookingsTo }: DeleteUserQuery, act: Act): Promise<void> {
    refuseSelf(id, act, 'delete');
    await this.parts.trail.run(act, async (stores) => {
      const before = await findIn(stores, id);
      await keepAnAdmin(stores, before);
      await this.#handOver(stores, { from: id, to: bookingsTo, by: act.actor });
      await stores.signIns.endAll(id);
      await stores.users.delete(id);
      return {
        value: undefined,
        object: { kind: 'user', id },
        before: this.#toView(before),
        after: { bookingsTo: bookingsTo ?? null },
      };
    });
    await this.parts.rolesChanged();
  }

  async makePasswordLink(id: UserId, act: Act): Promise<PasswordLink> {
    return this.parts.trail.run(act, async (stores) => {
      const { disabledAt } = await findIn(stores, id);
      if (disabledAt) throw new PlenumError('user-disabled', 'This user is disabled. Enable them first.');
      return { value: await this.parts.links.make(stores, id), object: { kind: 'user', id } };
    });
  }

  /** Whoever becomes an admin signs in anew. Throws UnknownDepartmentError. */
  async grant(id: UserId, grant: RoleGrant, act: Act): Promise<UserView> {
    return this.#setRole(id, grant, act, true);
  }

  /** Throws `last-admin`. */
  async revoke(id: UserId, grant: RoleGrant, act: Act): Promise<UserView> {
    const revoked = await this.#setRole(id, grant, act, false);
    await this.parts.rolesChanged();
    return revoked;
  }

  async #setRole(id: UserId, grant: RoleGrant, act: Act, granted: boolean): Promise<UserView> {
    return this.parts.trail.run(act, async (stores) => {
      const before = await findIn(stores, id);
      if (grant.role === 'admin') await setAdmin(stores, before, granted);
      else if (grant.role === 'department-admin')
        await setDepartmentAdmin(stores, id, grant.department, granted);
      else
        await stores.users.update(
          id,
          grant.role === 'host' ? { isHost: granted } : { isSupportAgent: granted },
        );
      const after = await findIn(stores, id);
      const isChanged = JSON.stringify(rolesOf(before)) !== JSON.stringify(rolesOf(after));
      if (isChanged && id !== act.actor.user) await this.#tell(stores, { before, after, grant, act });
      return {
        value: this.#toView(after),
        object: { kind: 'user', id },
        before: rolesOf(before),
        after: rolesOf(after),
      };
    });
  }

  /** Whoever may do more or less from now on is told of it. */
  async #tell(
    stores: OrganisationStores,
    { before, after, grant, act }: { before: UserRecord; after: UserRecord; grant: RoleGrant; act: Act },
  ): Promise<void> {
    const named = [...before.administers, ...after.administers];
    const id = grant.role === 'department-admin' ? grant.department : undefined;
    const content = {
      kind: act.action === 'grantRole' ? ('role-granted' as const) : ('role-revoked' as const),
      role: grant.role,
      department: named.find((department) => department.id === id) ?? null,
      by: act.actor.displayName,
    };
    await stores.notifications.add([{ user: after.id, content }], new Date(this.parts.now()));
  }

  async #update(
    id: UserId,
    act: Act,
    toChange: (user: UserRecord, stores: OrganisationStores) => UserChange | Promise<UserChange>,
  ): Promise<UserView> {
    return this.parts.trail.run(act, async (stores) => {
      await stores.users.lock(id);
      const before = await findIn(stores, id);
      const change = await toChange(before, stores);
      await stores.users.update(id, change);
      const was = { ...before, department: before.department?.id ?? null };
      const isChanged = ([key]: [string, unknown]) => key in change;
      return {
        value: this.#toView(await findIn(stores, id)),
        object: { kind: 'user', id },
        before: Object.fromEntries(Object.entries(was).filter(isChanged)),
        after: change,
      };
    });
  }

  async #handOver(
    stores: OrganisationStores,
    { from, to, by }: { from: UserId; to: UserId | undefined; by: UserActor },
  ): Promise<void> {
    const now = new Date(this.parts.now());
    if (to) {
      if (to === from) throw new PlenumError('conflict', 'Bookings cannot go to the user who is deleted.');
      await findIn(stores, to);
      const upcoming = await stores.bookings.upcomingBy(from, now);
      await stores.bookings.handOver(from, to);
      return this.parts.bookingsHandedOver(stores, upcoming, by);
    }
    if (await stores.bookings.hasUpcomingBy(from, now)) {
      throw new PlenumError('bookings-remain', 'This user has bookings to come. Say who takes them over.');
    }
  }

  /** To belong to no department is for admins to decide. */
  async #checkTarget(actor: UserActor, department: DepartmentId | null): Promise<void> {
    if (department) return this.parts.access.checkDepartment(actor, department);
    if (actor.role !== 'admin') throw new PlenumError('forbidden', 'Choose one of your departments.');
  }

  #toView(user: UserRecord): UserView {
    return toUserView(user, this.parts.domain);
  }
}

async function findIn(stores: OrganisationStores, id: UserId): Promise<UserRecord> {
  const user = await stores.users.find(id);
  if (!user) throw new UnknownUserError();
  return user;
}

async function setAdmin(stores: OrganisationStores, user: UserRecord, granted: boolean): Promise<void> {
  if ((user.role === 'admin') === granted) return;
  if (!granted) await keepAnAdmin(stores, user);
  await stores.users.update(user.id, { role: granted ? 'admin' : 'member' });
  await stores.signIns.endAll(user.id);
}

async function setDepartmentAdmin(
  stores: OrganisationStores,
  user: UserId,
  department: DepartmentId,
  granted: boolean,
): Promise<void> {
  if (!(await stores.departments.find(department))) throw new UnknownDepartmentError();
  if (granted) await stores.departments.addAdmin(department, user);
  else await stores.departments.removeAdmin(department, user);
}

async function keepAnAdmin(stores: OrganisationStores, { id, role }: UserRecord): Promise<void> {
  if (role === 'admin' && !(await stores.users.isOtherAdminLeft(id))) {
    throw new PlenumError('last-admin', 'This is the last admin. Make somebody else an admin first.');
  }
}

function refuseSelf(id: UserId, { actor }: Act, what: 'disable' | 'delete'): void {
  if (actor.user === id) throw new PlenumError('own-account', `Nobody can ${what} their own account here.`);
}

function rolesOf({ role, administers, isHost, isSupportAgent }: UserRecord): object {
  return { role, administers: administers.map(({ id }) => id), isHost, isSupportAgent };
}
