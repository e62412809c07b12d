import { Button } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgendaEntry } from '../../../server/contract/invitations';
import { useRest } from '../../connection/useRest';
import { useAnnounce } from '../../ui/Announcer';
import { ButtonLink } from '../../ui/ButtonLink';
import { useErrorText } from '../../ui/useErrorText';
import type { Times } from '../../ui/useTimes';
import classes from './EnterMeeting.module.css';
import { entryWay } from './entryWay';
import { useRefreshBookings } from './useCalendarEntries';

interface EnterMeetingProps {
  readonly entry: AgendaEntry;
  readonly now: number;
  readonly times: Times;
}

/** The way into the meeting of a date: joined where it is there, else started; then on to the pre-join page. */
export function EnterMeeting({ entry, now, times }: EnterMeetingProps) {
  const { t } = useTranslation('bookings');
  const errorText = useErrorText();
  const start = useStart();
  const way = entryWay(entry, now);
  switch (way.way) {
    case 'join':
      return (
        <ButtonLink
          to="/m/$code"
          params={{ code: way.code }}
          variant={way.solid ? 'filled' : 'default'}
          aria-label={t('enter.joinNamed', { title: entry.title })}
        >
          {t('enter.join')}
        </ButtonLink>
      );
    case 'start':
      return (
        <span className={classes.enter}>
          <Button
            loading={start.isPending}
            leftSection={<IconVideo size="1.25rem" aria-hidden="true" />}
            aria-label={t('enter.startNamed', { title: entry.title })}
            onClick={() => start.mutate(entry)}
          >
            {t('enter.start')}
          </Button>
          {start.isError && (
            <span className={classes.problem} role="alert">
              {errorText(start.error)}
            </span>
          )}
        </span>
      );
    case 'later':
      return (
        <span className={classes.later}>
          {t('enter.later', { time: times.time(new Date(way.from).toISOString()) })}
        </span>
      );
    case 'none':
      return null;
  }
}

/** Makes the meeting of a date, or finds the one that somebody made a moment before, and goes to its door. */
function useStart() {
  const rest = useRest();
  const navigate = useNavigate();
  const refresh = useRefreshBookings();
  const announce = useAnnounce();
  const { t } = useTranslation('bookings');
  return useMutation({
    mutationFn: ({ booking, occurrence }: Pick<AgendaEntry, 'booking' | 'occurrence'>) =>
      rest.request('startBookedMeeting', { parameters: { booking, occurrence } }),
    onSuccess: async ({ code }) => {
      refresh();
      announce(t('enter.started'));
      await navigate({ to: '/m/$code', params: { code } });
    },
  });
}
