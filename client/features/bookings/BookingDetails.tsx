import { IconMapPin, IconRepeat, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView, OccurrenceView } from '../../../server/contract/bookings';
import { Card } from '../../ui/Card';
import { ProblemCard } from '../../ui/ProblemCard';
import type { Times } from '../../ui/useTimes';
import classes from './BookingDetails.module.css';
import { DateList } from './DateList';
import { formatMinutes } from './formatMinutes';
import { InviteeList } from './InviteeList';
import { OwnReply } from './OwnReply';
import { useRuleText } from './useRuleText';

interface BookingDetailsProps {
  readonly booking: BookingView;
  /** The date that is meant: the next one where nothing else is said. */
  readonly occurrence: OccurrenceView | undefined;
  readonly times: Times;
  readonly onMove: (occurrence: OccurrenceView) => void;
  readonly onCancel: (occurrence: OccurrenceView) => void;
}

/** A booking: what, when and where; one's own answer; who comes, who does not and why. */
export function BookingDetails({ booking, occurrence, times, onMove, onCancel }: BookingDetailsProps) {
  const { t } = useTranslation('bookings');
  const ruleText = useRuleText();
  const invitation = booking.mine[0];
  const over = occurrence === undefined || Date.parse(occurrence.end) < Date.now();
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {booking.cancelled && <ProblemCard tone="warning" title={t('details.cancelled')} />}
        {invitation && !booking.cancelled && !over && occurrence && (
          <Card title={t('reply.heading')}>
            <OwnReply booking={booking} invitation={invitation} start={occurrence.start} />
          </Card>
        )}
        <Card title={t('details.facts')}>
          <ul className={classes.facts}>
            <Fact icon={<IconMapPin size="1.25rem" />}>{booking.room.name}</Fact>
            <Fact icon={<IconUser size="1.25rem" />}>
              {t('details.organiser', { name: booking.organiser?.displayName ?? t('entry.nobody') })}
            </Fact>
            {booking.rule !== null && (
              <Fact icon={<IconRepeat size="1.25rem" />}>
                {ruleText(booking.rule, booking.start.slice(0, 10))}
              </Fact>
            )}
          </ul>
          {booking.description !== '' && <p className={classes.description}>{booking.description}</p>}
        </Card>
        {booking.agenda.length > 0 && (
          <Card title={t('agenda.heading')}>
            <ol className={classes.agenda}>
              {booking.agenda.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the items have nothing else, and do not move here
                <li key={index}>
                  <span>{item.title}</span>
                  <span className={classes.quiet}>{formatMinutes(t, item.minutes)}</span>
                </li>
              ))}
            </ol>
          </Card>
        )}
        {booking.rule !== null && (
          <Card title={t('dates.heading')}>
            <DateList booking={booking} times={times} onMove={onMove} onCancel={onCancel} />
          </Card>
        )}
      </div>
      <div className={classes.side}>
        <Card title={t('invitees.heading')}>
          <InviteeList booking={booking} times={times} />
        </Card>
      </div>
    </div>
  );
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={classes.fact}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  );
}
