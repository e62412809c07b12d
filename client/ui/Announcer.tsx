import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { Announcements, type Urgency } from './Announcements';

type Announce = (sentence: string, urgency?: Urgency) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Says a sentence to screen readers: polite ones in turn, assertive ones at once. */
export function useAnnounce(): Announce {
  return useContext(AnnouncerContext);
}

/** The two live regions of the page; everything spoken goes through them. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const polite = useRef<HTMLDivElement>(null);
  const assertive = useRef<HTMLDivElement>(null);
  const announcements = useMemo(
    () =>
      new Announcements((sentence, urgency) => speak(urgency === 'polite' ? polite : assertive, sentence)),
    [],
  );
  useEffect(() => () => announcements.close(), [announcements]);
  const announce = useMemo<Announce>(() => announcements.announce.bind(announcements), [announcements]);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div ref={polite} className="visually-hidden" role="status" aria-live="polite" />
      <div ref={assertive} className="visually-hidden" role="alert" aria-live="assertive" />
    </AnnouncerContext>
  );
}

/** A new child each time, so that the same sentence is spoken again. */
function speak(region: { readonly current: HTMLElement | null }, sentence: string): void {
  const line = document.createElement('p');
  line.textContent = sentence;
  region.current?.replaceChildren(line);
}
