import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MeetingView } from '../../../server/contract/meetings';
import { ButtonLink } from '../../ui/ButtonLink';
import { Monogram } from '../../ui/Monogram';
import { CopyCode } from './CopyCode';
import { isJoinable } from './isJoinable';
import classes from './MeetingRow.module.css';

const SHOWN = 3;

/** One meeting: when, what, who is there, and the way in. */
export function MeetingRow({ meeting }: { readonly meeting: MeetingView }) {
  const { t, i18n } = useTranslation('home');
  const time = new Date(meeting.startsAt).toLocaleTimeString(i18n.language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const joinable = isJoinable(meeting, Date.now());
  return (
    <li className={classes.row} data-state={meeting.state}>
      <time className={classes.time} dateTime={meeting.startsAt}>
        {time}
      </time>
      <div className={classes.what}>
        <p className={classes.title}>{meeting.title}</p>
        <div className={classes.facts}>
          {meeting.state === 'running' && (
            <Badge color="leaf" leftSection={<span className={classes.dot} />}>
              {t('state.running')}
            </Badge>
          )}
          {meeting.state === 'ended' && <Badge color="gray">{t('state.ended')}</Badge>}
          {meeting.state !== 'ended' && <CopyCode code={meeting.code} title={meeting.title} />}
        </div>
        {meeting.state === 'running' && <Present meeting={meeting} />}
      </div>
      {meeting.state === 'ended' ? (
        <ButtonLink
          to="/m/$code/summary"
          params={{ code: meeting.code }}
          search={{ meeting: meeting.id }}
          variant="default"
          className={classes.join}
          aria-label={t('summary.title', { meeting: meeting.title })}
        >
          {t('summary.word')}
        </ButtonLink>
      ) : (
        <ButtonLink
          to="/m/$code"
          params={{ code: meeting.code }}
          variant={joinable ? 'filled' : 'default'}
          className={classes.join}
          aria-label={t('joinNamed', { title: meeting.title })}
        >
          {t('join')}
        </ButtonLink>
      )}
    </li>
  );
}

function Present({ meeting }: { readonly meeting: MeetingView }) {
  const { t } = useTranslation('home');
  const names = meeting.presentNames;
  const rest = meeting.present - Math.min(names.length, 2);
  const text = () => {
    const [first, second] = names;
    if (meeting.present === 0) return t('present.nobody');
    if (first === undefined) return t('present.count', { count: meeting.present });
    if (second === undefined) {
      return rest > 0 ? t('present.oneAndMore', { first, count: rest }) : t('present.one', { first });
    }
    return rest > 0
      ? t('present.twoAndMore', { first, second, count: rest })
      : t('present.two', { first, second });
  };
  return (
    <p className={classes.present}>
      {names.length > 0 && (
        <span className={classes.faces}>
          {names.slice(0, SHOWN).map((name) => (
            <Monogram key={name} name={name} size="small" />
          ))}
        </span>
      )}
      {text()}
    </p>
  );
}
