import { createContext, useContext, useEffect, useRef } from 'react';
import type { Urgency } from './Announcements';

/** Speaks in one pair of live regions. */
type Speak = (sentence: string, urgency: Urgency) => void;

/** The pairs of live regions that are on the page; the last one is heard. */
export const LiveRegionsContext = createContext<Speak[]>([]);

/** A pair of live regions. A modal dialog needs its own: the rest of the page is silent while it is open. */
export function LiveRegions() {
  const pairs = useContext(LiveRegionsContext);
  const polite = useRef<HTMLDivElement>(null);
  const assertive = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const pair: Speak = (sentence, urgency) =>
      speak((urgency === 'polite' ? polite : assertive).current, sentence);
    pairs.push(pair);
    return () => void pairs.splice(pairs.indexOf(pair), 1);
  }, [pairs]);
  return (
    <>
      <div ref={polite} className="visually-hidden" role="status" aria-live="polite" />
      <div ref={assertive} className="visually-hidden" role="alert" aria-live="assertive" />
    </>
  );
}

/** A new child each time, so that the same sentence is spoken again. */
function speak(region: HTMLElement | null, sentence: string): void {
  const line = document.createElement('p');
  line.textContent = sentence;
  region?.replaceChildren(line);
}
