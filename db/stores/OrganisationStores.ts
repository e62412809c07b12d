import type { Queryable } from '../Queryable';
import { AccountStore } from './AccountStore';
import { AuditStore } from './AuditStore';
import { BookingStore } from './BookingStore';
import { DepartmentStore } from './DepartmentStore';
import { MeetingStore } from './MeetingStore';
import { RoomStore } from './RoomStore';
import { SignInStore } from './SignInStore';
import { UserStore } from './UserStore';

/** The stores of the organisation on one connection: what they do in a transaction is done together or not at all. */
export class OrganisationStores {
  readonly audit: AuditStore;
  readonly accounts: AccountStore;
  readonly signIns: SignInStore;
  readonly meetings: MeetingStore;
  readonly users: UserStore;
  readonly departments: DepartmentStore;
  readonly rooms: RoomStore;
  readonly bookings: BookingStore;

  constructor(
    /** The transaction, or the whole database: for what has to be written together with it. */
    readonly source: Queryable,
  ) {
    this.audit = new AuditStore(source);
    this.accounts = new AccountStore(source);
    this.signIns = new SignInStore(source);
    this.meetings = new MeetingStore(source);
    this.users = new UserStore(source);
    this.departments = new DepartmentStore(source);
    this.rooms = new RoomStore(source);
    this.bookings = new BookingStore(source);
  }

  transaction<T>(work: (stores: OrganisationStores) => Promise<T>): Promise<T> {
    return this.source.transaction((manager) => work(new OrganisationStores(manager)));
  }
}
