import { useTranslation } from 'react-i18next';
import type { BusySpan } from '../../../server/contract/invitations';
import type { Times } from '../../ui/useTimes';
import classes from './BusyLane.module.css';
import { type Axis, busyAxis } from './busyAxis';
import { toPlace } from './toPlace';
import { busyIn, type Stretch } from './useFreeBusy';

interface BusyLaneProps {
  readonly busy: readonly BusySpan[] | undefined;
  readonly known: boolean;
  readonly span: Stretch;
  readonly times: Times;
}

/** What somebody else has on the day of a booking, and in words whether they are free for it. */
export function BusyLane({ busy, known, span, times }: BusyLaneProps) {
  const { t } = useTranslation('bookings');
  const axis: Axis = busyAxis(span, times);
  const clashes = busyIn(busy, span);
  const sure = clashes.find(({ state }) => state === 'busy');
  const clash = sure ?? clashes[0];
  const word = !known
    ? ''
    : clash === undefined
      ? t('lane.free')
      : t(sure ? 'lane.busy' : 'lane.maybe', { span: times.span(clash.start, clash.end) });
  return (
    <span className={classes.lane}>
      <span className={classes.track} aria-hidden="true">
        {(busy ?? []).map(({ start, end, state }) => (
          <span
            key={`${start}${end}`}
            className={classes.busy}
            data-state={state}
            style={toPlace(axis.part(start, end), axis)}
          />
        ))}
        <span className={classes.wanted} style={toPlace(axis.part(span.start, span.end), axis)} />
      </span>
      <span className={classes.word} data-state={clash === undefined ? 'free' : sure ? 'busy' : 'maybe'}>
        {word}
      </span>
    </span>
  );
}
