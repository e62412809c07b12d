import { z } from 'zod';

/** Ids are random UUIDs and branded, so that one kind cannot stand where another is wanted. */
export const UserId = z.uuid().brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

export const GuestId = z.uuid().brand<'GuestId'>();
export type GuestId = z.infer<typeof GuestId>;

/** One sign-in of a user or one visit of a guest: shared by HTTP, the SIP WebSocket and Socket.IO. */
export const SignInId = z.uuid().brand<'SignInId'>();
export type SignInId = z.infer<typeof SignInId>;

export const MeetingId = z.uuid().brand<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;

export const DepartmentId = z.uuid().brand<'DepartmentId'>();
export type DepartmentId = z.infer<typeof DepartmentId>;

/** A bookable place. */
export const RoomId = z.uuid().brand<'RoomId'>();
export type RoomId = z.infer<typeof RoomId>;

export const BookingId = z.uuid().brand<'BookingId'>();
export type BookingId = z.infer<typeof BookingId>;

/** One date of a booking. */
export const OccurrenceId = z.uuid().brand<'OccurrenceId'>();
export type OccurrenceId = z.infer<typeof OccurrenceId>;

/** That one person is asked to come to a booking. */
export const InvitationId = z.uuid().brand<'InvitationId'>();
export type InvitationId = z.infer<typeof InvitationId>;

/** One thing that one user is told. */
export const NotificationId = z.uuid().brand<'NotificationId'>();
export type NotificationId = z.infer<typeof NotificationId>;
/** One conversation with support. */
export const TicketId = z.uuid().brand<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;

export const TicketMessageId = z.uuid().brand<'TicketMessageId'>();
export type TicketMessageId = z.infer<typeof TicketMessageId>;

export const CannedAnswerId = z.uuid().brand<'CannedAnswerId'>();
export type CannedAnswerId = z.infer<typeof CannedAnswerId>;

export const ShiftId = z.uuid().brand<'ShiftId'>();
export type ShiftId = z.infer<typeof ShiftId>;

export const SuggestionId = z.uuid().brand<'SuggestionId'>();
export type SuggestionId = z.infer<typeof SuggestionId>;
/** How long some records are kept. */
export const RetentionRuleId = z.uuid().brand<'RetentionRuleId'>();
export type RetentionRuleId = z.infer<typeof RetentionRuleId>;

/** A key by which a program acts in somebody's name. */
export const ApiKeyId = z.uuid().brand<'ApiKeyId'>();
export type ApiKeyId = z.infer<typeof ApiKeyId>;

export const WebhookId = z.uuid().brand<'WebhookId'>();
export type WebhookId = z.infer<typeof WebhookId>;

/** One event told to one webhook. */
export const DeliveryId = z.uuid().brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof DeliveryId>;

/** A person in a conference. The same person who returns to the same meeting has the same id. */
export const ParticipantId = z.uuid().brand<'ParticipantId'>();
export type ParticipantId = z.infer<typeof ParticipantId>;

/** Nine digits by which people enter a meeting; written in groups of three. */
export const MeetingCode = z
  .string()
  .regex(/^\d{9}$/, 'a meeting code has nine digits')
  .brand<'MeetingCode'>();
export type MeetingCode = z.infer<typeof MeetingCode>;

export const ProducerId = z.uuid().brand<'ProducerId'>();
export type ProducerId = z.infer<typeof ProducerId>;

export const ConsumerId = z.uuid().brand<'ConsumerId'>();
export type ConsumerId = z.infer<typeof ConsumerId>;

/** A page of a meeting's board. Whoever makes a page, an object, a group or an operation makes its id. */
export const BoardPageId = z.uuid().brand<'BoardPageId'>();
export type BoardPageId = z.infer<typeof BoardPageId>;

export const BoardObjectId = z.uuid().brand<'BoardObjectId'>();
export type BoardObjectId = z.infer<typeof BoardObjectId>;

export const BoardGroupId = z.uuid().brand<'BoardGroupId'>();
export type BoardGroupId = z.infer<typeof BoardGroupId>;

/** Names one operation on a board for ever: sent twice, it is done once. */
export const OperationKey = z.uuid().brand<'OperationKey'>();
export type OperationKey = z.infer<typeof OperationKey>;

/** One message of a meeting's chat. */
export const ChatMessageId = z.uuid().brand<'ChatMessageId'>();
export type ChatMessageId = z.infer<typeof ChatMessageId>;

/** Names one post for ever: sent twice, it is posted once. */
export const PostKey = z.uuid().brand<'PostKey'>();
export type PostKey = z.infer<typeof PostKey>;

/** A file that somebody has sent to a meeting. */
export const FileId = z.uuid().brand<'FileId'>();
export type FileId = z.infer<typeof FileId>;

/** Made anew at each start of the server: a changed epoch tells clients to build their media again. */
export const ServerEpoch = z.uuid().brand<'ServerEpoch'>();
export type ServerEpoch = z.infer<typeof ServerEpoch>;
