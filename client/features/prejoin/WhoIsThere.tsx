import { useTranslation } from 'react-i18next';
import type { MeetingPreview, MeetingView } from '../../../server/contract/meetings';
import classes from './WhoIsThere.module.css';

/** When the meeting started, or will, and who is in it already. */
export function WhoIsThere({ meeting }: { readonly meeting: MeetingView | MeetingPreview }) {
  const { t, i18n } = useTranslation('prejoin');
  const names = 'presentNames' in meeting ? meeting.presentNames : [];
  const [first, second] = names;
  const others = meeting.present - 1;

  const who = () => {
    if (meeting.present === 0) return t('who.nobody');
    if (first === undefined) return t('who.count', { count: meeting.present });
    if (others <= 0) return t('who.one', { name: first });
    if (others === 1 && second !== undefined) return t('who.two', { first, second });
    return t('who.many', { name: first, count: others });
  };
  const when = () => {
    if (!('startsAt' in meeting)) return '';
    // Started, but nobody has come yet: then only that is worth saying.
    if (meeting.state === 'scheduled' && Date.parse(meeting.startsAt) <= Date.now()) return '';
    const minutes = Math.round((Date.now() - Date.parse(meeting.startsAt)) / 60_000);
    if (meeting.state === 'running' && minutes < 1) return t('when.now');
    if (meeting.state === 'running' && minutes < 90) return t('when.minutesAgo', { count: minutes });
    const time = new Date(meeting.startsAt).toLocaleTimeString(i18n.language, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    return meeting.state === 'running' ? t('when.startedAt', { time }) : t('when.startsAt', { time });
  };

  return <p className={classes.who}>{[when(), who()].filter((part) => part !== '').join(t('who.gap'))}</p>;
}
