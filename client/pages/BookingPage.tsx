import { Menu } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView, OccurrenceView } from '../../server/contract/bookings';
import { BookingDetails } from '../features/bookings/BookingDetails';
import { CancelDialog } from '../features/bookings/CancelDialog';
import { EnterMeeting } from '../features/bookings/EnterMeeting';
import { MoveDialog } from '../features/bookings/MoveDialog';
import { useAgenda } from '../features/bookings/useAgenda';
import { useBooking } from '../features/bookings/useBooking';
import { useRooms } from '../features/bookings/useRooms';
import { ButtonLink } from '../ui/ButtonLink';
import { LoadedPart } from '../ui/LoadedPart';
import { RowMenu } from '../ui/RowMenu';
import { useNow } from '../ui/useNow';
import { type Times, useTimes } from '../ui/useTimes';
import classes from './BookingPage.module.css';
import { SignedInFrame } from './SignedInFrame';

/** One booking: what it is, what one answers, who comes. */
export function BookingPage() {
  const { t } = useTranslation('bookings');
  const { booking: id } = useParams({ from: '/bookings/$booking' });
  const query = useBooking(id);
  const times = useTimes();
  const date = query.data && nextOf(query.data);
  return (
    <SignedInFrame
      title={query.data?.title ?? t('details.title')}
      subtitle={
        date && `${times.date(times.clock.dateOf(date.start), 'full')}, ${times.span(date.start, date.end)}`
      }
      back={
        <Link to="/bookings" className={classes.back}>
          <IconArrowLeft size="1rem" aria-hidden="true" /> {t('title')}
        </Link>
      }
      actions={query.data && <Actions booking={query.data} date={date} times={times} />}
    >
      <LoadedPart query={query}>{(booking) => <Details booking={booking} times={times} />}</LoadedPart>
    </SignedInFrame>
  );
}

function Details({ booking, times }: { readonly booking: BookingView; readonly times: Times }) {
  const rooms = useRooms();
  const [moved, setMoved] = useState<OccurrenceView | null>(null);
  const [cancelled, setCancelled] = useState<OccurrenceView | null>(null);
  return (
    <>
      <BookingDetails
        booking={booking}
        occurrence={nextOf(booking)}
        times={times}
        onMove={setMoved}
        onCancel={setCancelled}
      />
      {moved && (
        <MoveDialog
          wanted={toMove(booking, moved, times)}
          rooms={rooms.data ?? []}
          onClose={() => setMoved(null)}
        />
      )}
      {cancelled && (
        <CancelDialog
          booking={booking}
          occurrence={cancelled}
          times={times}
          onClose={() => setCancelled(null)}
        />
      )}
    </>
  );
}

interface ActionsProps {
  readonly booking: BookingView;
  readonly date: OccurrenceView | undefined;
  readonly times: Times;
}

function Actions({ booking, date, times }: ActionsProps) {
  const { t } = useTranslation('bookings');
  const navigate = useNavigate();
  const rooms = useRooms();
  const [dialog, setDialog] = useState<'move' | 'cancel' | null>(null);
  const canChange = booking.changeable && !booking.cancelled && date && Date.parse(date.start) > Date.now();
  return (
    <>
      {date && !booking.cancelled && <Enter booking={booking} date={date} times={times} />}
      {canChange && (
        <>
          <ButtonLink to="/bookings/$booking/edit" params={{ booking: booking.id }} variant="default">
            {t('details.edit')}
          </ButtonLink>
          <RowMenu name={booking.title}>
            {booking.rule === null ? (
              <Menu.Item onClick={() => setDialog('move')}>{t('details.move')}</Menu.Item>
            ) : (
              <Menu.Item
                onClick={() =>
                  void navigate({ to: '/bookings/$booking/edit', params: { booking: booking.id } })
                }
              >
                {t('details.moveSeries')}
              </Menu.Item>
            )}
            <Menu.Item onClick={() => setDialog('cancel')}>
              {t(booking.rule === null ? 'details.cancel' : 'details.cancelSeries')}
            </Menu.Item>
          </RowMenu>
        </>
      )}
      {dialog === 'move' && date && (
        <MoveDialog
          wanted={toMove(booking, date, times)}
          rooms={rooms.data ?? []}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'cancel' && (
        <CancelDialog booking={booking} occurrence={null} times={times} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

/** One's agenda knows whether the meeting of the date is there already. */
function Enter({ booking, date, times }: ActionsProps & { readonly date: OccurrenceView }) {
  const now = useNow();
  const { data } = useAgenda(date.start, date.end);
  const entry = data?.find(({ occurrence }) => occurrence === date.id);
  if (entry) return <EnterMeeting entry={entry} now={now} times={times} />;
  if (!booking.startable || data === undefined) return null;
  const { id, title, room, organiser, replies } = booking;
  const own = { occurrence: date.id, booking: id, title, room, organiser, replies, invitation: null };
  return (
    <EnterMeeting
      entry={{ ...own, ...date, repeats: booking.rule !== null, meeting: null, startable: true }}
      now={now}
      times={times}
    />
  );
}

/** The date that is on or comes next; of one that is over the last. */
function nextOf({ occurrences }: BookingView): OccurrenceView | undefined {
  const now = Date.now();
  const left = occurrences.filter(({ cancelled }) => !cancelled);
  return left.find(({ end }) => Date.parse(end) > now) ?? left.at(-1) ?? occurrences[0];
}

function toMove(booking: BookingView, { id, start, end }: OccurrenceView, { clock }: Times) {
  return {
    entry: { id, booking: booking.id, title: booking.title, repeats: booking.rule !== null },
    room: booking.room.id,
    start: clock.toLocal(start),
    minutes: (Date.parse(end) - Date.parse(start)) / 60_000,
  };
}
