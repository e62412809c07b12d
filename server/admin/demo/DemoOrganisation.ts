import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { RoomFields } from '../../../db/stores/RoomStore';
import type { DepartmentId, UserId } from '../../contract/ids';
import { DEMO_DEPARTMENTS, DEMO_PEOPLE, DEMO_ROOMS, type DemoDepartment, type DemoRoom } from './demoPeople';

/** Puts the people of the demo into departments and gives them rooms, where there are no departments yet. */
export class DemoOrganisation {
  constructor(
    private readonly stores: OrganisationStores,
    private readonly now: () => number,
  ) {}

  /** `users` has the ids by e-mail address. */
  async run(users: ReadonlyMap<string, UserId>): Promise<void> {
    await this.stores.transaction(async (stores) => {
      await stores.departments.lockTree();
      if ((await stores.departments.list()).length > 0) return;
      const departments = new Map<string, DepartmentId>();
      for (const department of DEMO_DEPARTMENTS) {
        departments.set(department.code, await this.#addDepartment(stores, department, users));
      }
      for (const room of DEMO_ROOMS) await this.#addRoom(stores, room, { departments, users });
    });
  }

  async #addDepartment(
    stores: OrganisationStores,
    { code, name, head, people, contact, description }: DemoDepartment,
    users: ReadonlyMap<string, UserId>,
  ): Promise<DepartmentId> {
    const leader = users.get(head) ?? null;
    const createdAt = new Date(this.now());
    const id = await stores.departments.create({
      parent: null,
      name,
      code,
      head: leader,
      contact,
      description,
      createdAt,
    });
    if (leader) await stores.departments.addAdmin(id, leader);
    for (const email of people) {
      const user = users.get(email);
      const isHost = DEMO_PEOPLE.some((person) => person.email === email && person.role === 'host');
      if (user) await stores.users.update(user, { department: id, isHost });
    }
    return id;
  }

  async #addRoom(
    stores: OrganisationStores,
    { department, hosts, ...room }: DemoRoom,
    known: { departments: ReadonlyMap<string, DepartmentId>; users: ReadonlyMap<string, UserId> },
  ): Promise<void> {
    const fields: RoomFields = {
      ...room,
      equipment: [...room.equipment],
      department: known.departments.get(department ?? '') ?? null,
      status: 'open',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      openingHours: [],
      dialInNumber: '',
      pinPolicy: 'required',
    };
    const id = await stores.rooms.create(fields, new Date(this.now()));
    await stores.rooms.setHosts(
      id,
      hosts.flatMap((email) => known.users.get(email) ?? []),
    );
  }
}
