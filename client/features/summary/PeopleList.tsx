import { useTranslation } from 'react-i18next';
import type { MeetingSummary } from '../../../server/contract/meetings';
import { formatDuration } from '../../ui/formatDuration';
import { Monogram } from '../../ui/Monogram';
import classes from './PeopleList.module.css';

/** Who was there, as what, and for how long; the bar compares the times. */
export function PeopleList({ participants }: Pick<MeetingSummary, 'participants'>) {
  const { t, i18n } = useTranslation('home');
  const longest = Math.max(1, ...participants.map(({ seconds }) => seconds));
  return (
    <ul className={classes.people}>
      {participants
        .toSorted((a, b) => b.seconds - a.seconds)
        .map(({ id, displayName, role, device, seconds }) => (
          <li key={id} className={classes.person}>
            <Monogram name={displayName} />
            <div className={classes.who}>
              <p className={classes.name}>{displayName}</p>
              <p className={classes.role}>
                {device === 'browser' ? t(`role.${role}`) : t(`device.${device}`)}
              </p>
            </div>
            <div className={classes.lane} aria-hidden="true">
              <div className={classes.time} style={{ width: `${(100 * seconds) / longest}%` }} />
            </div>
            <p className={classes.seconds}>{formatDuration(seconds, i18n.language)}</p>
          </li>
        ))}
    </ul>
  );
}
