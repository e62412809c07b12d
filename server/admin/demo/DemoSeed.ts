import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { AccountStore, StoredUser } from '../../../db/stores/AccountStore';
import type { MeetingStore, StoredMeeting } from '../../../db/stores/MeetingStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { UserId } from '../../contract/ids';
import { DemoBoard } from './DemoBoard';
import { DemoBooking, type DemoDesk } from './DemoBooking';
import { DemoOrganisation } from './DemoOrganisation';
import { DEMO_MEETING_TITLE, DEMO_PEOPLE, type DemoPerson } from './demoPeople';

const DemoAccount = z.object({
  role: z.enum(['admin', 'host', 'member']),
  name: z.string(),
  email: z.string(),
  password: z.string(),
});
/** Somebody of the demo, with the password that was made for them. */
export type DemoAccount = Readonly<z.infer<typeof DemoAccount>>;

export interface DemoParts {
  readonly accounts: AccountStore;
  readonly meetings: MeetingStore;
  readonly organisation: OrganisationStores;
  readonly desk: DemoDesk;
  readonly hash: (password: string) => Promise<string>;
  /** Where the accounts with their passwords are kept, `demo-accounts.json`. */
  readonly file: string;
  readonly maximumParticipants: number;
  readonly now?: () => number;
}

export interface Demo {
  readonly accounts: readonly DemoAccount[];
  readonly meeting: StoredMeeting;
  /** Whether the passwords have just been made and nobody has seen them. */
  readonly fresh: boolean;
  /** Where the accounts are kept. */
  readonly file: string;
}

/** Makes the people, the departments, the rooms, a booking and the running meeting of the demo; what is there already stays as it is. */
export class DemoSeed {
  readonly #now: () => number;

  constructor(private readonly parts: DemoParts) {
    this.#now = parts.now ?? Date.now;
  }

  async run(): Promise<Demo> {
    const kept = readAccounts(this.parts.file);
    const accounts = DEMO_PEOPLE.map(
      (person) => kept.find(({ email }) => email === person.email) ?? invite(person),
    );
    const fresh = accounts.some((account) => !kept.includes(account));
    // Written before the accounts are made: a password that is stored nowhere else must not be lost.
    if (fresh) writeAccounts(this.parts.file, accounts);
    // Beside each other: to hash a password takes a processor for a while.
    const users = new Map<string, StoredUser>(
      await Promise.all(
        accounts.map(async (account) => [account.email, await this.#ensureUser(account, kept)] as const),
      ),
    );
    await new DemoOrganisation(this.parts.organisation, this.#now).run(
      new Map([...users].map(([email, { id }]) => [email, id])),
    );
    const meeting = await this.#ensureMeeting(accounts, users);
    const { organisation: stores, desk } = this.parts;
    await new DemoBooking({ stores, desk, now: this.#now }).run(meeting.id, users);
    const host = accounts.find(({ role }) => role === 'host');
    const drawer = users.get(host?.email ?? '');
    if (drawer) await new DemoBoard(stores, this.#now).run(meeting.id, drawer);
    return { accounts, meeting, fresh, file: this.parts.file };
  }

  async #ensureUser(account: DemoAccount, kept: readonly DemoAccount[]): Promise<StoredUser> {
    const { accounts, hash } = this.parts;
    const { email, name: displayName, password } = account;
    const user = await accounts.findByEmail(email);
    if (!user) {
      return accounts.createUser({
        email,
        displayName,
        sipName: displayName.toLowerCase().replaceAll(' ', '.'),
        role: account.role === 'admin' ? 'admin' : 'member',
        locale: DEMO_PEOPLE.find((person) => person.email === email)?.locale ?? 'en',
        passwordHash: await hash(password),
        createdAt: new Date(this.#now()),
      });
    }
    // The file is gone but the account is there: the password just written is to be the right one.
    if (!kept.includes(account)) await accounts.setPasswordHash(user.id, await hash(password));
    return user;
  }

  async #ensureMeeting(
    accounts: readonly DemoAccount[],
    users: ReadonlyMap<string, StoredUser>,
  ): Promise<StoredMeeting> {
    const { meetings, maximumParticipants } = this.parts;
    const hosts = accounts.filter(({ role }) => role === 'host').map(({ email }) => idOf(users.get(email)));
    const now = new Date(this.#now());
    const meeting =
      (await meetings.findDemo()) ??
      (await meetings.create({
        title: DEMO_MEETING_TITLE,
        createdBy: hosts[0] ?? null,
        maximumParticipants,
        isDemo: true,
        startsAt: now,
      }));
    for (const host of hosts) await meetings.addHost(meeting.id, host);
    await meetings.markRunning(meeting.id, now);
    return { ...meeting, state: 'running' };
  }
}

function idOf(user: StoredUser | undefined): UserId {
  if (!user) throw new Error('somebody of the demo has no account');
  return user.id;
}

function invite({ role, name, email }: DemoPerson): DemoAccount {
  return { role, name, email, password: makePassword() };
}

/** Four groups of four letters and figures that nobody mistakes for one another: 78 bits. */
function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function readAccounts(file: string): readonly DemoAccount[] {
  try {
    return z.array(DemoAccount).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Missing or spoilt: it is made anew.
    return [];
  }
}

function writeAccounts(file: string, accounts: readonly DemoAccount[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}
