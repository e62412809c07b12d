import { IconDeviceLaptop, IconPhone, IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttendanceView, RecordView, VisitView } from '../../../server/contract/archive';
import { formatDuration } from '../../ui/formatDuration';
import { useNow } from '../../ui/useNow';
import classes from './AttendanceChart.module.css';
import { type Axis, axisOf, placeOf } from './attendanceAxis';

const ICONS = { browser: IconDeviceLaptop, phone: IconPhone, synthetic: IconRobot } as const;

/** A lane for each person: bars where they were in, by the clock of the meeting. */
export function AttendanceChart({ record }: { readonly record: RecordView }) {
  const { t, i18n } = useTranslation('records');
  const now = useNow();
  const axis = axisOf(record, now);
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' });
  return (
    <div>
      <ul className={classes.lanes} aria-label={t('attendance.chart')}>
        {record.attendance.map((person) => (
          <Lane key={person.id} person={person} axis={axis} />
        ))}
      </ul>
      <div className={classes.foot} aria-hidden="true">
        <div className={classes.axis}>
          <span>{time.format(axis.start)}</span>
          <span>{time.format(axis.end)}</span>
        </div>
      </div>
    </div>
  );
}

function Lane({ person, axis }: { readonly person: AttendanceView; readonly axis: Axis }) {
  const { t, i18n } = useTranslation('records');
  const { displayName, role, visits } = person;
  const Icon = ICONS[visits.at(-1)?.device ?? 'browser'];
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' });
  const spoken = visits
    .map(({ device, joinedAt, leftAt }) => {
      const until = leftAt === null ? t('attendance.stillIn') : time.format(new Date(leftAt));
      return `${t(`device.${device}`)} ${time.format(new Date(joinedAt))}–${until}`;
    })
    .join(', ');
  const there = visits.reduce((sum, visit) => sum + lengthOf(visit, axis), 0);
  return (
    <li className={classes.lane}>
      <span className={classes.who}>
        <Icon className={classes.icon} size="1.125rem" aria-hidden="true" />
        <span className={classes.name}>{displayName}</span>
        <span className={classes.role}>{t(`role.${role}`)}</span>
      </span>
      <span className={classes.track} aria-hidden="true">
        {visits.map((visit) => (
          <span
            key={visit.joinedAt}
            className={classes.bar}
            data-device={visit.device}
            style={placeOf(visit, axis)}
          />
        ))}
      </span>
      <span className={classes.time} aria-hidden="true">
        {formatDuration(there, i18n.language)}
      </span>
      <span className="visually-hidden">{spoken}</span>
    </li>
  );
}

function lengthOf({ joinedAt, leftAt }: VisitView, axis: Axis): number {
  const left = leftAt === null ? axis.end : Date.parse(leftAt);
  return Math.max(0, (left - Date.parse(joinedAt)) / 1000);
}
