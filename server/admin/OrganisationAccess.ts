import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { UserRecord } from '../../db/stores/UserStore';
import type { DepartmentId, UserId } from '../contract/ids';
import type { UserActor } from '../kernel/Actor';
import { PlenumError } from '../kernel/PlenumError';
import { UnknownDepartmentError, UnknownUserError } from './organisationErrors';

/**
 * Whom the organisation lets do what with whom. An admin may do everything; a department admin may in their departments
 * and all below them, and to them whatever is elsewhere does not exist.
 */
export class OrganisationAccess {
  constructor(private readonly stores: OrganisationStores) {}

  /** Whether somebody administers anything at all. */
  async isManager({ role, user }: UserActor): Promise<boolean> {
    return role === 'admin' || (await this.stores.departments.administeredBy(user)).length > 0;
  }

  /** The departments that somebody administers, with all below; undefined when it is everything. */
  async scopeOf({ role, user }: UserActor): Promise<readonly DepartmentId[] | undefined> {
    if (role === 'admin') return undefined;
    const { departments } = this.stores;
    return departments.within(await departments.administeredBy(user));
  }

  /** Throws UnknownDepartmentError unless `actor` administers the department. */
  async checkDepartment(actor: UserActor, id: DepartmentId): Promise<void> {
    const { departments } = this.stores;
    const managed =
      actor.role === 'admin'
        ? (await departments.find(id)) !== undefined
        : await departments.isAdministeredBy(actor.user, id);
    if (!managed) throw new UnknownDepartmentError();
  }

  /** Whoever administers only a department itself may neither move nor delete it: that is for those above. */
  async checkAboveDepartment(actor: UserActor, id: DepartmentId): Promise<void> {
    await this.checkDepartment(actor, id);
    if (actor.role === 'admin') return;
    const parent = (await this.stores.departments.find(id))?.parent;
    if (!parent || !(await this.stores.departments.isAdministeredBy(actor.user, parent))) {
      throw new PlenumError('forbidden', 'Only who administers the department above may do this.');
    }
  }

  /** The user, if `actor` administers their department. Throws UnknownUserError. */
  async checkUser(actor: UserActor, id: UserId): Promise<UserRecord> {
    const user = await this.stores.users.find(id);
    if (!user || !(await this.#isWithin(actor, user))) throw new UnknownUserError();
    return user;
  }

  /** As checkUser; and nobody changes those who may do more than themselves. Throws `forbidden`. */
  async checkSubordinate(actor: UserActor, id: UserId): Promise<void> {
    const user = await this.checkUser(actor, id);
    if (actor.role === 'admin') return;
    const scope = await this.scopeOf(actor);
    const isAbove = user.administers.some((department) => !scope?.includes(department.id));
    if (user.role === 'admin' || user.isSupportAgent || isAbove) {
      throw new PlenumError('forbidden', 'Only an admin may change this user.');
    }
  }

  async #isWithin(actor: UserActor, { department }: UserRecord): Promise<boolean> {
    if (actor.role === 'admin') return true;
    return department !== null && this.stores.departments.isAdministeredBy(actor.user, department.id);
  }
}
