import type { WebhookNews } from '../../server/contract/integrations';
import type { Queryable } from '../Queryable';
import { AccountStore } from './AccountStore';
import { ApiKeyStore } from './ApiKeyStore';
import { AuditStore } from './AuditStore';
import { BoardLogStore } from './BoardLogStore';
import { BookedMeetingStore } from './BookedMeetingStore';
import { BookingStore } from './BookingStore';
import { CalendarStore } from './CalendarStore';
import { CannedAnswerStore } from './CannedAnswerStore';
import { ChatLogStore } from './ChatLogStore';
import { DepartmentStore } from './DepartmentStore';
import { InvitationStore } from './InvitationStore';
import { InviteeStore } from './InviteeStore';
import { MeetingStore } from './MeetingStore';
import { NotificationStore } from './NotificationStore';
import { PeopleStore } from './PeopleStore';
import { RecordStore } from './RecordStore';
import { RetentionStore } from './RetentionStore';
import { RoomStore } from './RoomStore';
import { SignInStore } from './SignInStore';
import { SuggestionStore } from './SuggestionStore';
import { SupportFigureStore } from './SupportFigureStore';
import { SupportStaffStore } from './SupportStaffStore';
import { TicketClockStore } from './TicketClockStore';
import { TicketReportStore } from './TicketReportStore';
import { TicketStore } from './TicketStore';
import { type NewsSender, noNews, tellNews } from './tellNews';
import { UserStore } from './UserStore';
import { WebhookStore } from './WebhookStore';

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
  readonly notifications: NotificationStore;
  readonly people: PeopleStore;
  readonly invitees: InviteeStore;
  readonly invitations: InvitationStore;
  readonly calendar: CalendarStore;
  readonly bookedMeetings: BookedMeetingStore;
  readonly tickets: TicketStore;
  readonly ticketReports: TicketReportStore;
  readonly ticketClock: TicketClockStore;
  readonly cannedAnswers: CannedAnswerStore;
  readonly supportStaff: SupportStaffStore;
  readonly supportFigures: SupportFigureStore;
  readonly suggestions: SuggestionStore;
  readonly records: RecordStore;
  readonly retention: RetentionStore;
  readonly apiKeys: ApiKeyStore;
  readonly webhooks: WebhookStore;
  readonly boards: BoardLogStore;
  readonly chats: ChatLogStore;

  constructor(
    /** The transaction, or the whole database: for what has to be written together with it. */
    readonly source: Queryable,
    /** Passes news on to webhooks. */
    private readonly sendNews: NewsSender = noNews,
  ) {
    this.audit = new AuditStore(source);
    this.accounts = new AccountStore(source);
    this.signIns = new SignInStore(source);
    this.meetings = new MeetingStore(source, sendNews);
    this.users = new UserStore(source);
    this.departments = new DepartmentStore(source);
    this.rooms = new RoomStore(source);
    this.bookings = new BookingStore(source);
    this.notifications = new NotificationStore(source);
    this.people = new PeopleStore(source);
    this.invitees = new InviteeStore(source);
    this.invitations = new InvitationStore(source);
    this.calendar = new CalendarStore(source);
    this.bookedMeetings = new BookedMeetingStore(source);
    this.tickets = new TicketStore(source);
    this.ticketReports = new TicketReportStore(source);
    this.ticketClock = new TicketClockStore(source);
    this.cannedAnswers = new CannedAnswerStore(source);
    this.supportStaff = new SupportStaffStore(source);
    this.supportFigures = new SupportFigureStore(source);
    this.suggestions = new SuggestionStore(source);
    this.records = new RecordStore(source);
    this.retention = new RetentionStore(source);
    this.apiKeys = new ApiKeyStore(source);
    this.webhooks = new WebhookStore(source);
    this.boards = new BoardLogStore(source);
    this.chats = new ChatLogStore(source);
  }

  transaction<T>(work: (stores: OrganisationStores) => Promise<T>): Promise<T> {
    return this.source.transaction((manager) => work(new OrganisationStores(manager, this.sendNews)));
  }

  /** Webhooks learn of it when the transaction is committed. */
  tell(news: WebhookNews): Promise<void> {
    return tellNews(this.source, this.sendNews, news);
  }
}
