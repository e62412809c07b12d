import { useTranslation } from 'react-i18next';
import type { NotificationContent } from '../../../server/contract/notifications';
import { type Times, useTimes } from '../../ui/useTimes';

/** What a notice says: a sentence, and if there is one a reason beneath. */
export interface NoticeText {
  readonly sentence: string;
  readonly detail: string;
}

/** Puts notices into words. */
export function useNoticeText(): (content: NotificationContent) => NoticeText {
  const { t } = useTranslation('notices');
  const times = useTimes();
  return (content) => {
    const by = content.kind === 'reminder' || content.by === null ? t('somebody') : content.by;
    switch (content.kind) {
      case 'invited':
        return {
          sentence: t(content.delegated ? 'delegatedToYou' : 'invited', { by, title: content.booking.title }),
          detail: whenOf(content, times),
        };
      case 'booking-changed':
        return {
          sentence: t('changed', { by, title: content.booking.title }),
          detail: content.parts.map((part) => t(`parts.${part}`)).join(t('comma')),
        };
      case 'booking-cancelled':
        return {
          sentence: t('cancelled', { by, title: content.booking.title }),
          detail: whenOf(content, times),
        };
      case 'invitation-withdrawn':
        return {
          sentence: t('withdrawn', { by, title: content.booking.title }),
          detail: whenOf(content, times),
        };
      case 'reply-received':
        return {
          sentence: t(`replied.${content.answer}`, {
            by,
            title: content.booking.title,
            instead: content.delegatedTo ?? '',
          }),
          detail: [
            content.reason === '' ? '' : t('quote', { text: content.reason }),
            content.proposedStart === null
              ? ''
              : t('proposes', {
                  when: `${times.day(content.proposedStart)} ${times.time(content.proposedStart)}`,
                }),
          ]
            .filter((part) => part !== '')
            .join(' '),
        };
      case 'reminder':
        return {
          sentence: t('reminder', { title: content.booking.title, time: times.time(content.booking.start) }),
          detail: '',
        };
      case 'meeting-invited':
        return { sentence: t('meetingInvited', { by, title: content.meeting.title }), detail: '' };
      case 'role-granted':
      case 'role-revoked':
        return {
          sentence: t(content.kind === 'role-granted' ? 'roleGranted' : 'roleRevoked', {
            by,
            role: t(`roles.${content.role}`),
          }),
          detail: content.department?.name ?? '',
        };
      case 'ticket-answered':
        return { sentence: t('ticketAnswered', { by, subject: content.ticket.subject }), detail: '' };
      case 'suggestion-changed':
        return {
          sentence: t(`suggestion.${content.state}`, { title: content.suggestion.title }),
          detail: content.reply === '' ? '' : t('quote', { text: content.reply }),
        };
    }
  };
}

function whenOf({ booking }: { booking: { start: string } }, times: Times): string {
  return `${times.day(booking.start)}, ${times.time(booking.start)}`;
}
