import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { OutsideGuest } from '../../contract/bookings';
import type { DepartmentId, UserId } from '../../contract/ids';
import { PlenumError } from '../../kernel/PlenumError';
import { UnknownDepartmentError, UnknownUserError } from '../organisationErrors';

/** Who is to be invited: by name, as departments with all below them, and from outside. */
export interface WantedPeople {
  readonly people: readonly UserId[];
  readonly departments: readonly DepartmentId[];
  readonly guests: readonly OutsideGuest[];
}

/** One person to invite. */
export interface Invitee {
  /** Id of the user, or mail address: nobody is invited twice. */
  readonly key: string;
  readonly user: UserId | null;
  readonly name: string;
  /** Of guests from outside. */
  readonly email: string | null;
  /** With which they are invited; null for those invited by name. */
  readonly department: DepartmentId | null;
}

const MAXIMUM = 1_000;

/**
 * Everybody who is wanted, each once and without the organiser; a guest who has an account is that user. Throws
 * `not-found` for people and departments that are not there, `invalid-request` for too many.
 */
export async function findInvitees(
  { people }: OrganisationStores,
  wanted: WantedPeople,
  organiser: UserId | undefined,
): Promise<readonly Invitee[]> {
  const found = new Map<string, Invitee>();
  const addUser = (id: UserId, name: string, department: DepartmentId | null) => {
    if (id !== organiser && !found.has(id))
      found.set(id, { key: id, user: id, name, email: null, department });
  };
  const named = await people.byIds(wanted.people);
  if (named.length < new Set(wanted.people).size) throw new UnknownUserError();
  for (const { id, displayName } of named) addUser(id, displayName, null);
  const accounts = await people.byEmails(wanted.guests.map(({ email }) => email));
  const owners = new Map(accounts.map((account) => [account.email, account]));
  for (const { name, email } of wanted.guests) {
    const owner = owners.get(email);
    if (owner) addUser(owner.id, owner.displayName, null);
    else if (!found.has(email)) found.set(email, { key: email, user: null, name, email, department: null });
  }
  const departments = new Set(wanted.departments);
  if ((await people.departments(wanted.departments)).length < departments.size) {
    throw new UnknownDepartmentError();
  }
  for (const department of departments) {
    for (const { id, displayName } of await people.within(department)) addUser(id, displayName, department);
  }
  if (found.size > MAXIMUM) {
    throw new PlenumError('invalid-request', `At most ${MAXIMUM} people can be invited to one booking.`);
  }
  return [...found.values()];
}
