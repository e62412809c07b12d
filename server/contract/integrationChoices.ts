/** What keys may be for. */
export const API_AREAS = ['people', 'bookings', 'meetings', 'records', 'support', 'audit', 'system'] as const;
export type ApiArea = (typeof API_AREAS)[number];

export const API_SCOPES = [
  'people:read',
  'people:write',
  'bookings:read',
  'bookings:write',
  'meetings:read',
  'meetings:write',
  'records:read',
  'records:write',
  'support:read',
  'support:write',
  'audit:read',
  'system:read',
  'system:write',
] as const satisfies readonly `${ApiArea}:${'read' | 'write'}`[];

/** What webhooks may be told of. */
export const WEBHOOK_EVENTS = [
  'booking.created',
  'booking.changed',
  'booking.cancelled',
  'invitation.answered',
  'meeting.started',
  'meeting.ended',
  'record.ready',
  'record.changed',
  'ticket.opened',
  'ticket.closed',
] as const;

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
