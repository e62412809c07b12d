import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../server/contract/bookings';
import { BookingsCalendar } from '../features/bookings/BookingsCalendar';
import type { CalendarSearch } from '../features/bookings/calendarSearch';
import type { NewBookingPlace } from '../features/bookings/readPlace';
import { ButtonLink } from '../ui/ButtonLink';
import { useTimes } from '../ui/useTimes';
import { SignedInFrame } from './SignedInFrame';

/** Who has booked what, and the way to book. */
export function BookingsPage() {
  const { t } = useTranslation('bookings');
  const search = useSearch({ from: '/bookings' });
  const navigate = useNavigate();
  const { clock } = useTimes();
  const onSearch = useCallback(
    (change: CalendarSearch) =>
      void navigate({
        to: '/bookings',
        search: (before) => ({ ...before, ...change }),
        replace: change.date === undefined,
        resetScroll: false,
      }),
    [navigate],
  );
  const onNew = useCallback(
    (place: NewBookingPlace) => void navigate({ to: '/bookings/new', search: place }),
    [navigate],
  );
  const onOpen = useCallback(
    ({ booking }: CalendarEntry) => void navigate({ to: '/bookings/$booking', params: { booking } }),
    [navigate],
  );
  return (
    <SignedInFrame
      title={t('title')}
      subtitle={t('subtitle', { zone: clock.zone })}
      actions={
        <ButtonLink to="/bookings/new" leftSection={<IconPlus size="1.25rem" aria-hidden="true" />}>
          {t('new')}
        </ButtonLink>
      }
    >
      <BookingsCalendar search={search} onSearch={onSearch} onNew={onNew} onOpen={onOpen} />
    </SignedInFrame>
  );
}
