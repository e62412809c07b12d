import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NotificationContent } from '../../../server/contract/notifications';

interface NoticeLinkProps {
  readonly content: NotificationContent;
  readonly className?: string | undefined;
  readonly onFollow: () => void;
  readonly children: ReactNode;
}

/** Leads to what a notice is about. */
export function NoticeLink({ content, className, onFollow, children }: NoticeLinkProps) {
  switch (content.kind) {
    case 'meeting-invited':
      return (
        <Link to="/m/$code" params={{ code: content.meeting.code }} className={className} onClick={onFollow}>
          {children}
        </Link>
      );
    case 'role-granted':
    case 'role-revoked':
      return (
        <Link to="/settings" className={className} onClick={onFollow}>
          {children}
        </Link>
      );
    case 'ticket-answered':
      return (
        <Link to="/help" search={{ ticket: content.ticket.id }} className={className} onClick={onFollow}>
          {children}
        </Link>
      );
    case 'suggestion-changed':
      return (
        <Link to="/suggestions" className={className} onClick={onFollow}>
          {children}
        </Link>
      );
    default:
      return (
        <Link
          to="/bookings/$booking"
          params={{ booking: content.booking.id }}
          className={className}
          onClick={onFollow}
        >
          {children}
        </Link>
      );
  }
}
