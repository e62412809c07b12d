import type { OrganisationStores } from '../../db/stores/OrganisationStores';
import type { AddBookingRequest, BookingView } from '../contract/bookings';
import type { BookingId, InvitationId } from '../contract/ids';
import type { AnswerInvitationRequest, InvitationView } from '../contract/invitations';
import type { JobSender } from '../jobs/JobQueue';
import type { UserActor } from '../kernel/Actor';
import type { AttemptLimiter } from './AttemptLimiter';
import type { AuditTrail } from './AuditTrail';
import { NotificationService } from './notifications/NotificationService';
import { notificationRoutes } from './notifications/notificationRoutes';
import type { OrganisationAccess } from './OrganisationAccess';
import { BookingAdvice } from './scheduling/BookingAdvice';
import { BookingService } from './scheduling/BookingService';
import { BookingViews } from './scheduling/BookingViews';
import { CalendarService } from './scheduling/CalendarService';
import { InvitationMails } from './scheduling/InvitationMails';
import { InvitationReplies } from './scheduling/InvitationReplies';
import { Invitations } from './scheduling/Invitations';
import { invitationRoutes } from './scheduling/invitationRoutes';
import { Reminders } from './scheduling/Reminders';
import { ReplyLinks } from './scheduling/ReplyLinks';
import { ReplyTokens } from './scheduling/ReplyTokens';
import { RoomQueues } from './scheduling/RoomQueues';
import { RoomService } from './scheduling/RoomService';
import { schedulingRoutes } from './scheduling/schedulingRoutes';

export interface SchedulingServicesParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly access: OrganisationAccess;
  readonly limiter: AttemptLimiter;
  readonly jobs: JobSender;
  /** From which the secrets in the mails of invitations are made: 32 bytes that serve nothing else. */
  readonly replyKey: Buffer;
  readonly now: () => number;
}

interface RouteParts {
  readonly tokens: ReplyTokens;
  readonly views: BookingViews;
  readonly rooms: RoomService;
}

/** Rooms, their bookings, who is invited and what people are told: built together, with the routes they serve. */
export class SchedulingServices {
  readonly #bookings: BookingService;
  /** Takes answers from everywhere: the app, the links of mails, iCal. */
  readonly replies: InvitationReplies;
  /** What the mails of invitations say. */
  readonly mails: InvitationMails;
  readonly reminders: Reminders;
  readonly routes: ReturnType<SchedulingServices['makeRoutes']>;

  constructor(private readonly parts: SchedulingServicesParts) {
    const { stores, trail, access, jobs, replyKey, now } = parts;
    const tokens = new ReplyTokens(replyKey);
    const invitations = new Invitations({ jobs, tokens, now });
    this.replies = new InvitationReplies({ stores, invitations, now });
    this.mails = new InvitationMails({ stores, tokens, jobs });
    this.reminders = new Reminders({ stores, jobs, now });
    const acting = { stores, trail, access, invitations, now };
    const views = new BookingViews(stores, access);
    const advice = new BookingAdvice(stores, access);
    this.#bookings = new BookingService({ ...acting, views, advice, queues: new RoomQueues() });
    this.routes = this.makeRoutes({ tokens, views, rooms: new RoomService(acting) });
  }

  add(request: AddBookingRequest, actor: UserActor): Promise<BookingView> {
    return this.#bookings.add(request, actor);
  }

  handedOver(stores: OrganisationStores, bookings: readonly BookingId[], by: UserActor): Promise<void> {
    return this.#bookings.handedOver(stores, bookings, by);
  }

  answer(id: InvitationId, request: AnswerInvitationRequest, actor: UserActor): Promise<InvitationView> {
    return this.replies.answer(id, request, actor);
  }

  private makeRoutes({ tokens, views, rooms }: RouteParts) {
    const { replies } = this;
    const bookings = this.#bookings;
    const { stores, access, limiter, jobs, now } = this.parts;
    return {
      ...schedulingRoutes({ rooms, bookings, views }),
      ...invitationRoutes({
        views,
        calendar: new CalendarService(stores, access),
        replies,
        links: new ReplyLinks({ stores, replies, tokens, limiter, jobs, now }),
      }),
      ...notificationRoutes(new NotificationService(stores.notifications, now)),
    };
  }
}
