import { type ContextType, createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { Announcements, type Urgency } from './Announcements';
import { LiveRegions, LiveRegionsContext } from './LiveRegions';

type Announce = (sentence: string, urgency?: Urgency) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Says a sentence to screen readers: polite ones in turn, assertive ones at once. */
export function useAnnounce(): Announce {
  return useContext(AnnouncerContext);
}

/** Everything spoken goes through here, into the live regions of the page or of the modal dialog that is open. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const pairs = useMemo<ContextType<typeof LiveRegionsContext>>(() => [], []);
  const announcements = useMemo(
    () => new Announcements((sentence, urgency) => pairs.at(-1)?.(sentence, urgency)),
    [pairs],
  );
  useEffect(() => () => announcements.close(), [announcements]);
  const announce = useMemo<Announce>(() => announcements.announce.bind(announcements), [announcements]);
  return (
    <AnnouncerContext value={announce}>
      <LiveRegionsContext value={pairs}>
        <LiveRegions />
        {children}
      </LiveRegionsContext>
    </AnnouncerContext>
  );
}
