import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BookingEditor } from '../features/bookings/BookingEditor';
import { newDraft } from '../features/bookings/draft';
import { useRooms } from '../features/bookings/useRooms';
import { LoadedPart } from '../ui/LoadedPart';
import { useTimes } from '../ui/useTimes';
import { SignedInFrame } from './SignedInFrame';

/** Writes a new booking, from the place of the calendar where one began. */
export function NewBookingPage() {
  const { t } = useTranslation('bookings');
  const place = useSearch({ from: '/bookings/new' });
  const navigate = useNavigate();
  const { clock } = useTimes();
  const rooms = useRooms();
  const [start] = useState(() => newDraft(place, clock, Date.now()));
  return (
    <SignedInFrame title={t('new')}>
      <LoadedPart query={rooms}>
        {(all) => (
          <BookingEditor
            start={start}
            booking={null}
            rooms={all}
            onSaved={({ id }) =>
              void navigate({ to: '/bookings/$booking', params: { booking: id }, replace: true })
            }
            onCancel={() => void navigate({ to: '/bookings' })}
          />
        )}
      </LoadedPart>
    </SignedInFrame>
  );
}
