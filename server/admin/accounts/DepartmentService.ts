import type { StoredDepartment } from '../../../db/stores/DepartmentStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type {
  AddDepartmentRequest,
  ChangeDepartmentRequest,
  DeleteDepartmentQuery,
  DepartmentView,
  MoveDepartmentRequest,
} from '../../contract/departments';
import type { DepartmentId, UserId } from '../../contract/ids';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act, AuditTrail } from '../AuditTrail';
import type { OrganisationAccess } from '../OrganisationAccess';
import { UnknownDepartmentError, UnknownUserError } from '../organisationErrors';
import { checkVersion, versionOf } from '../versionOf';

export interface DepartmentParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly access: OrganisationAccess;
  readonly now: () => number;
}

/** The department tree. */
export class DepartmentService {
  constructor(private readonly parts: DepartmentParts) {}

  async list(actor: UserActor): Promise<readonly DepartmentView[]> {
    const scope = await this.parts.access.scopeOf(actor);
    return (await this.parts.stores.departments.list()).map((department) => toView(department, scope));
  }

  async view(id: DepartmentId, actor: UserActor): Promise<DepartmentView> {
    const department = await this.parts.stores.departments.find(id);
    if (!department) throw new UnknownDepartmentError();
    return toView(department, await this.parts.access.scopeOf(actor));
  }

  /** Throws UnknownDepartmentError for a parent that `act.actor` does not administer, or DepartmentTakenError. */
  async add(request: AddDepartmentRequest, act: Act): Promise<DepartmentView> {
    const { parent, name, code, head = null, contact = '', description = '' } = request;
    await this.#checkParent(act.actor, parent);
    return this.parts.trail.run(act, async (stores) => {
      await checkHead(stores, head);
      const createdAt = new Date(this.parts.now());
      const fields = { parent, name, code, head, contact, description };
      const id = await stores.departments.create({ ...fields, createdAt });
      return {
        value: await this.#viewIn(stores, id, act.actor),
        object: { kind: 'department', id },
        after: fields,
      };
    });
  }

  /** Throws DepartmentTakenError, UnknownUserError or `changed-meanwhile`. */
  async change(
    id: DepartmentId,
    { version, ...change }: ChangeDepartmentRequest,
    act: Act,
  ): Promise<DepartmentView> {
    return this.parts.trail.run(act, async (stores) => {
      await stores.departments.lockTree();
      const before = await findIn(stores, id);
      checkVersion(version, departmentVersion(before));
      await checkHead(stores, change.head);
      await stores.departments.update(id, change);
      return {
        value: await this.#viewIn(stores, id, act.actor),
        object: { kind: 'department', id },
        before: pick(before, Object.keys(change)),
        after: change,
      };
    });
  }

  /** Throws `moved-into-itself`, UnknownDepartmentError or DepartmentTakenError. */
  async move(id: DepartmentId, { parent }: MoveDepartmentRequest, act: Act): Promise<DepartmentView> {
    await this.#checkParent(act.actor, parent);
    return this.parts.trail.run(act, async (stores) => {
      await stores.departments.lockTree();
      const before = await findIn(stores, id);
      if (parent && (await stores.departments.isWithin(parent, id))) {
        throw new PlenumError('moved-into-itself', 'A department cannot be moved into itself.');
      }
      await stores.departments.update(id, { parent });
      return {
        value: await this.#viewIn(stores, id, act.actor),
        object: { kind: 'department', id },
        before: { parent: before.parent },
        after: { parent },
      };
    });
  }

  /** Throws `departments-remain`, `rooms-remain`, and `members-remain` when nothing says where its members go. */
  async delete(id: DepartmentId, { membersTo }: DeleteDepartmentQuery, act: Act): Promise<void> {
    if (membersTo) await this.parts.access.checkDepartment(act.actor, membersTo);
    await this.parts.trail.run(act, async (stores) => {
      await stores.departments.lockTree();
      const before = await findIn(stores, id);
      if (await stores.departments.hasChildren(id)) {
        throw new PlenumError(
          'departments-remain',
          'There are departments below this one. Move or delete them first.',
        );
      }
      if (await stores.rooms.existInDepartment(id)) {
        throw new PlenumError(
          'rooms-remain',
          'There are rooms of this department. Give them to another first.',
        );
      }
      const moved = await moveMembers(stores, before, membersTo);
      await stores.departments.delete(id);
      return {
        value: undefined,
        object: { kind: 'department', id },
        before,
        after: { membersTo: membersTo ?? null, moved },
      };
    });
  }

  /** What stands at the top is for admins. */
  async #checkParent(actor: UserActor, parent: DepartmentId | null): Promise<void> {
    if (parent) return this.parts.access.checkDepartment(actor, parent);
    if (actor.role !== 'admin') {
      throw new PlenumError('forbidden', 'Only an admin may put a department at the top.');
    }
  }

  async #viewIn(stores: OrganisationStores, id: DepartmentId, actor: UserActor): Promise<DepartmentView> {
    const scope = await this.parts.access.scopeOf(actor);
    const view = toView(await findIn(stores, id), scope);
    // Whoever may do this administers it, also when it has only just come into their part of the tree.
    return { ...view, managed: true };
  }
}

async function findIn(stores: OrganisationStores, id: DepartmentId): Promise<StoredDepartment> {
  const department = await stores.departments.find(id);
  if (!department) throw new UnknownDepartmentError();
  return department;
}

async function checkHead(stores: OrganisationStores, head: UserId | null | undefined): Promise<void> {
  if (head && !(await stores.users.find(head))) throw new UnknownUserError();
}

async function moveMembers(
  stores: OrganisationStores,
  { id, members }: StoredDepartment,
  to: DepartmentId | undefined,
): Promise<number> {
  if (to === id) throw new PlenumError('conflict', 'Members cannot move to the department that is deleted.');
  if (to) return stores.departments.moveMembers(id, to);
  if (members > 0) {
    throw new PlenumError('members-remain', 'The department has members. Say which department they move to.');
  }
  return 0;
}

function pick(department: StoredDepartment, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(department).filter(([key]) => keys.includes(key)));
}

function toView(department: StoredDepartment, scope: readonly DepartmentId[] | undefined): DepartmentView {
  const { id, parent, name, code, head, headName, contact, description, members, admins } = department;
  return {
    id,
    parent,
    name,
    code,
    head: head && headName !== null ? { id: head, displayName: headName } : null,
    contact,
    description,
    members,
    admins,
    managed: scope?.includes(id) ?? true,
    version: departmentVersion(department),
  };
}

/** Of what a change may change; where it stands is changed by moving it. */
function departmentVersion({ name, code, head, contact, description }: StoredDepartment): string {
  return versionOf({ name, code, head, contact, description });
}
