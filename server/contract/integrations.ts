import { z } from 'zod';
import type {
  ApiKeyId,
  BookingId,
  DeliveryId,
  InvitationId,
  MeetingId,
  OccurrenceId,
  RoomId,
  TicketId,
  UserId,
  WebhookId,
} from './ids';
import { API_SCOPES, DELIVERY_STATES, WEBHOOK_EVENTS } from './integrationChoices';
import type { InvitationState } from './invitations';
import { PAGE } from './paging';
import type { TicketTopic } from './support';
import { plainText } from './text';

export const ApiScope = z.enum(API_SCOPES);
/** What a key may do of what its owner may: look at an area, or change something in it. */
export type ApiScope = z.infer<typeof ApiScope>;

export const AddApiKeyRequest = z.strictObject({
  name: plainText(64),
  scopes: z.array(ApiScope).min(1).max(API_SCOPES.length),
  /** After how many days it ends by itself; never where nothing is said. */
  days: z.int().min(1).max(3_650).optional(),
});
export type AddApiKeyRequest = z.infer<typeof AddApiKeyRequest>;

export interface ApiKeyView {
  readonly id: ApiKeyId;
  readonly name: string;
  /** How it begins, to be told from others by. */
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  /** In whose name it acts. */
  readonly owner: { readonly id: UserId; readonly displayName: string };
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  /** To the minute; null when it was never used. */
  readonly lastUsedAt: string | null;
}

export interface AddedApiKey {
  readonly key: ApiKeyView;
  /** The key itself: shown once and kept nowhere. */
  readonly secret: string;
}

export const WebhookEvent = z.enum(WEBHOOK_EVENTS);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** What is told of something done to a booking: to one date of it, where one is named. */
export interface BookingEventData {
  readonly booking: BookingId;
  readonly room: RoomId;
  readonly occurrence: OccurrenceId | null;
  /** Null where nobody did it. */
  readonly by: UserId | null;
}

/**
 * What a webhook is told of each event: ids, by which a key looks up the rest as far as its owner may see it, and what
 * does not change any more. Codes of meetings, reasons and what people write stay in the house.
 */
export interface WebhookEventData {
  readonly 'booking.created': BookingEventData;
  readonly 'booking.changed': BookingEventData;
  readonly 'booking.cancelled': BookingEventData;
  readonly 'invitation.answered': {
    readonly booking: BookingId;
    readonly occurrence: OccurrenceId | null;
    readonly invitation: InvitationId;
    readonly answer: Exclude<InvitationState, 'needs-action'>;
  };
  readonly 'meeting.started': { readonly meeting: MeetingId };
  readonly 'meeting.ended': { readonly meeting: MeetingId };
  readonly 'record.ready': { readonly record: MeetingId };
  readonly 'record.changed': { readonly record: MeetingId; readonly by: UserId };
  readonly 'ticket.opened': {
    readonly ticket: TicketId;
    readonly topic: TicketTopic;
    readonly inCall: boolean;
  };
  readonly 'ticket.closed': { readonly ticket: TicketId };
}

/** One thing that has happened. */
export type WebhookNews = {
  readonly [E in WebhookEvent]: { readonly event: E; readonly at: Date; readonly data: WebhookEventData[E] };
}[WebhookEvent];

const url = z
  .string()
  .max(500)
  .refine(isWebhookUrl, 'a URL such as https://hooks.example.org/plenum is wanted');
const events = z.array(WebhookEvent).min(1).max(WEBHOOK_EVENTS.length);

export const AddWebhookRequest = z.strictObject({ url, events });
export type AddWebhookRequest = z.infer<typeof AddWebhookRequest>;

/** Setting `active` also forgives what failed before. */
export const ChangeWebhookRequest = z.strictObject({ url, events, active: z.boolean() }).partial();
export type ChangeWebhookRequest = z.infer<typeof ChangeWebhookRequest>;

export interface WebhookView {
  readonly id: WebhookId;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** `failing`: switched off by itself after too many deliveries in a row that failed. */
  readonly state: 'active' | 'paused' | 'failing';
  /** Deliveries in a row that failed to the last attempt. */
  readonly failures: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface AddedWebhook {
  readonly webhook: WebhookView;
  /** With which deliveries are signed: shown once. */
  readonly secret: string;
}

export const DeliveryQuery = z.strictObject({ ...PAGE, state: z.enum(DELIVERY_STATES).optional() });
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

/** One event told to one webhook, and what came back at the last attempt. */
export interface DeliveryView {
  readonly id: DeliveryId;
  readonly event: WebhookEvent | 'ping';
  readonly state: (typeof DELIVERY_STATES)[number];
  readonly attempts: number;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  readonly milliseconds: number | null;
  /** The first part of what was answered. */
  readonly response: string | null;
  /** Why there was no answer. */
  readonly error: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly attemptedAt: string | null;
}

function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && !username && !password;
}
