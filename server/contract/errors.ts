import type { BookingAlternatives } from './bookings';

/** Every error code that can cross the wire: a closed list, so that clients can translate each one. */
export const ERROR_CODES = [
  'invalid-request',
  'unauthenticated',
  'forbidden',
  'host-needed',
  'not-found',
  'conflict',
  'ticket-taken',
  'rate-limited',
  'too-large',
  'busy',
  'internal',
  'unavailable',
  'wrong-credentials',
  'wrong-password',
  'email-taken',
  'weak-password',
  'registration-closed',
  'no-mail',
  'webhook-url-refused',
  'setup-token-invalid',
  'meeting-not-found',
  'meeting-full',
  'meeting-ended',
  'not-in-meeting',
  'joined-elsewhere',
  'changed-meanwhile',
  'name-taken',
  'last-admin',
  'own-account',
  'user-disabled',
  'bookings-remain',
  'bookings-clash',
  'members-remain',
  'departments-remain',
  'rooms-remain',
  'moved-into-itself',
  'booking-cancelled',
  'date-begun',
  'date-over',
  'too-early',
  'already-invited',
  'room-closed',
  'stale-epoch',
  'media-unavailable',
  'media-refused',
  'quarantined',
  'chat-closed',
  'message-not-found',
  'recipient-gone',
  'lock-held',
  'stale',
  'unknown-object',
  'board-full',
  'file-empty',
  'file-active',
  'file-mismatch',
  'picture-too-large',
  'picture-unreadable',
  'quota-reached',
  'disk-full',
  'draining',
  'wrong-protocol',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a failed request answers: the code for programs, the sentence for people (English; clients translate by code). */
export interface ErrorReply {
  readonly code: ErrorCode;
  readonly message: string;
  /** Seconds after which trying again makes sense; only with `rate-limited`, `busy`, `draining` and `unavailable`. */
  readonly retryAfter?: number;
  /** Which parts of the request were wrong, as JSON paths; only with `invalid-request`. */
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
  /** Who was faster; only with `ticket-taken`. */
  readonly by?: string;
  /** What is free instead; only with the `conflict` of a booking. */
  readonly alternatives?: BookingAlternatives;
}

/** The answer to every request on the socket. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorReply };
