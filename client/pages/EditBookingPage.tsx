import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView } from '../../server/contract/bookings';
import type { RoomView } from '../../server/contract/rooms';
import { useRest } from '../connection/useRest';
import { BookingEditor } from '../features/bookings/BookingEditor';
import { draftOf } from '../features/bookings/draft';
import { useRooms } from '../features/bookings/useRooms';
import { LoadedPart } from '../ui/LoadedPart';
import { SignedInFrame } from './SignedInFrame';

/** Changes a booking; while one writes it is not asked for again, so that nothing typed is overwritten. */
export function EditBookingPage() {
  const { t } = useTranslation('bookings');
  const { booking: id } = useParams({ from: '/bookings/$booking/edit' });
  const rest = useRest();
  const booking = useQuery({
    queryKey: ['edited-booking', id],
    queryFn: () => rest.request('viewBooking', { parameters: { booking: id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const rooms = useRooms();
  return (
    <SignedInFrame title={t('editor.change')}>
      <LoadedPart query={booking}>
        {(view) => <LoadedPart query={rooms}>{(all) => <Editor booking={view} rooms={all} />}</LoadedPart>}
      </LoadedPart>
    </SignedInFrame>
  );
}

function Editor({ booking, rooms }: { readonly booking: BookingView; readonly rooms: readonly RoomView[] }) {
  const navigate = useNavigate();
  const [start] = useState(() => draftOf(booking, Date.now()));
  const back = () => void navigate({ to: '/bookings/$booking', params: { booking: booking.id } });
  return <BookingEditor start={start} booking={booking} rooms={rooms} onSaved={back} onCancel={back} />;
}
