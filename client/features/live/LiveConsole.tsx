import { IconBroadcast } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LiveMeetingView } from '../../../server/contract/archive';
import { EmptyState } from '../../ui/EmptyState';
import { LoadedPart } from '../../ui/LoadedPart';
import { Panel } from '../../ui/Panel';
import classes from './LiveConsole.module.css';
import { LiveMeetingCard } from './LiveMeetingCard';
import { linkGrade } from './linkGrade';
import { useLiveMeetings } from './useLiveMeetings';

/** All meetings now: how many, who is in them, how their links do. */
export function LiveConsole() {
  const { t } = useTranslation('live');
  const query = useLiveMeetings();
  return (
    <LoadedPart query={query}>
      {(meetings) => (
        <div className={classes.console}>
          <Figures meetings={meetings} />
          {meetings.length === 0 ? (
            <Panel>
              <EmptyState icon={<IconBroadcast />} title={t('empty.title')}>
                {t('empty.text')}
              </EmptyState>
            </Panel>
          ) : (
            meetings.map((meeting) => <LiveMeetingCard key={meeting.id} meeting={meeting} />)
          )}
        </div>
      )}
    </LoadedPart>
  );
}

function Figures({ meetings }: { readonly meetings: readonly LiveMeetingView[] }) {
  const { t, i18n } = useTranslation('live');
  const people = meetings.flatMap(({ participants }) => participants);
  const figures = [
    ['meetings', meetings.length],
    ['people', people.filter(({ device }) => device !== 'synthetic').length],
    ['phones', people.filter(({ device }) => device === 'phone').length],
    ['weak', people.filter((person) => ['weak', 'reconnecting'].includes(linkGrade(person))).length],
  ] as const;
  return (
    <dl className={classes.figures} aria-label={t('figures.label')}>
      {figures.map(([key, value]) => (
        <div key={key} className={classes.figure}>
          <dt>{t(`figures.${key}`)}</dt>
          <dd>{value.toLocaleString(i18n.language)}</dd>
        </div>
      ))}
    </dl>
  );
}
