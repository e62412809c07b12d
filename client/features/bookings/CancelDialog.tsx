import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BookingView, OccurrenceView } from '../../../server/contract/bookings';
import { useRest } from '../../connection/useRest';
import { useAnnounce } from '../../ui/Announcer';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import type { Times } from '../../ui/useTimes';
import { useRefreshBookings } from './useCalendarEntries';

interface CancelDialogProps {
  readonly booking: BookingView;
  /** The date that is cancelled; null for all that have not begun. */
  readonly occurrence: OccurrenceView | null;
  readonly times: Times;
  readonly onClose: () => void;
}

/** Asks before a booking, or one date of it, is cancelled: those invited are told. */
export function CancelDialog({ booking, occurrence, times, onClose }: CancelDialogProps) {
  const { t } = useTranslation('bookings');
  const rest = useRest();
  const refresh = useRefreshBookings();
  const announce = useAnnounce();
  const cancel = useMutation({
    mutationFn: () =>
      occurrence === null
        ? rest.request('cancelBooking', { parameters: { booking: booking.id } })
        : rest.request('cancelOccurrence', {
            parameters: { booking: booking.id, occurrence: occurrence.id },
          }),
    onSuccess: () => {
      refresh();
      announce(t('cancel.done'));
      onClose();
    },
  });
  const title = booking.title;
  return (
    <ConfirmDialog
      title={
        occurrence === null
          ? t(booking.rule === null ? 'cancel.one' : 'cancel.series', { title })
          : t('cancel.date', { title, date: times.day(occurrence.start) })
      }
      confirm={t('cancel.do')}
      isPending={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    >
      <p>
        {t(booking.replies.invited > 0 ? 'cancel.told' : 'cancel.freed', { count: booking.replies.invited })}
      </p>
    </ConfirmDialog>
  );
}
