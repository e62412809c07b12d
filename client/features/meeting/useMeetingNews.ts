import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/Announcer';
import type { MeetingSnapshot } from './MeetingSession';
import { PresenceWatch } from './PresenceWatch';

/** Tells screen readers who comes and goes, who shares, and that the connection is lost, as soon as it is seen, or back. */
export function useMeetingNews({ roster, self }: MeetingSnapshot, reconnecting: boolean): void {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  const watch = useRef<PresenceWatch | null>(null);
  useEffect(() => {
    watch.current = new PresenceWatch((said) => {
      if ('name' in said) announce(t(`say.${said.news}`, { name: said.name }));
      else announce(t(`say.${said.news}`, { count: said.count }));
    });
    return () => watch.current?.close();
  }, [announce, t]);

  const { participants } = roster;
  useEffect(() => {
    if (self === null || participants.length === 0) return;
    watch.current?.look(participants.filter(({ id }) => id !== self));
  }, [participants, self]);

  const sharing = participants.find(({ id, screen }) => id !== self && screen === 'open')?.displayName;
  useEffect(() => {
    if (sharing !== undefined) announce(t('say.othersShare', { name: sharing }));
  }, [sharing, announce, t]);

  const wasReconnecting = useRef(false);
  useEffect(() => {
    if (reconnecting) announce(t('say.connectionLost'), 'assertive');
    else if (wasReconnecting.current) announce(t('say.connectionBack'), 'assertive');
    wasReconnecting.current = reconnecting;
  }, [reconnecting, announce, t]);
}
