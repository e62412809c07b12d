import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/Announcer';

/** Whoever comes in is told where they are, and goes on from the participants: what they pressed is gone. */
export function useArrival(meeting: string, participants: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one arrives once.
  useEffect(() => {
    participants.current?.focus({ preventScroll: true });
    announce(t('say.entered', { meeting }));
  }, []);
}
