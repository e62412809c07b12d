import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { ImportPlan, ImportResult, ImportUsersRequest, PlanImportRequest } from '../../contract/users';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act, AuditTrail } from '../AuditTrail';
import type { PasswordLinks } from './PasswordLinks';
import { planUserImport, readImport } from './planUserImport';
import { userSipName } from './sipName';

export interface UserImportParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly links: PasswordLinks;
  readonly now: () => number;
}

/** Takes lists of people: shows what a list would do, and then does just that or nothing. */
export class UserImport {
  constructor(private readonly parts: UserImportParts) {}

  /** Changes nothing. */
  async plan({ csv }: PlanImportRequest): Promise<ImportPlan> {
    return planIn(this.parts.stores, csv);
  }

  /** Throws `conflict` for errors that are not to be left out, `changed-meanwhile` for another plan than was shown. */
  async run({ csv, plan, leaveOutErrors = false }: ImportUsersRequest, act: Act): Promise<ImportResult> {
    return this.parts.trail.run(act, async (stores) => {
      // From here on no department goes, and nobody on the list changes.
      await stores.departments.lockTree();
      await stores.users.lockByEmails(readImport(csv).rows.map(({ email }) => email));
      const now = await planIn(stores, csv);
      if (now.errors.length > 0 && !leaveOutErrors)
        throw new PlenumError('conflict', 'The list has errors. Nothing was changed.');
      if (now.plan !== plan) {
        throw new PlenumError(
          'changed-meanwhile',
          'The accounts have changed meanwhile. Look at the plan again.',
        );
      }
      const value = await this.#apply(stores, now);
      const { added, updated } = value;
      return { value, object: null, after: { plan, added, updated } };
    });
  }

  async #apply(stores: OrganisationStores, { adds, updates }: ImportPlan): Promise<ImportResult> {
    const departments = await departmentsOf(stores, { adds, updates });
    const idOf = (code: string | null) => (code === null ? null : (departments.get(code) ?? null));
    const drawn = adds.map(({ email }) => ({ email, ...this.parts.links.draw() }));
    await stores.users.createMany(
      adds.map((add) => ({
        ...add,
        department: idOf(add.department),
        sipName: userSipName(add.displayName),
      })),
      new Date(this.parts.now()),
    );
    await stores.users.addPasswordLinks(drawn);
    await stores.users.updateMany(
      updates.map(({ email, changes }) => {
        const change = new Map(changes.map(({ field, to }) => [field, to]));
        return {
          email,
          displayName: change.get('name') ?? null,
          locale: change.get('locale') ?? null,
          moves: change.has('department'),
          department: idOf(change.get('department') ?? null),
        };
      }),
    );
    const passwordLinks = drawn.map(({ email, link }) => ({ email, ...link }));
    return { added: adds.length, updated: updates.length, passwordLinks };
  }
}

async function planIn(stores: OrganisationStores, csv: string): Promise<ImportPlan> {
  const read = readImport(csv);
  const known = await stores.users.findByEmails(read.rows.map(({ email }) => email));
  const codes = read.rows.flatMap(({ department }) => department ?? []);
  const departments = await stores.departments.findByCodes(codes);
  return planUserImport(read, new Map(known.map((user) => [user.email, user])), new Set(departments.keys()));
}

async function departmentsOf(
  stores: OrganisationStores,
  { adds, updates }: Pick<ImportPlan, 'adds' | 'updates'>,
) {
  const moves = updates.flatMap(({ changes }) => changes.filter(({ field }) => field === 'department'));
  const codes = [...adds.map(({ department }) => department), ...moves.map(({ to }) => to)];
  return stores.departments.findByCodes(codes.filter((code) => code !== null));
}
