import { useEffect, useRef } from 'react';
import type { TileView } from '../../../server/contract/media';
import type { MeetingSession } from './MeetingSession';
import { type PlacedTile, toViewReport } from './toViewReport';

const DEBOUNCE_MS = 100;

/** Keeps the server told of what is seen. A hidden page sees nothing, but for what floats in picture in picture. */
export function useViewReport(
  session: MeetingSession,
  placed: readonly PlacedTile[],
  floating: TileView | null,
): void {
  const sent = useRef('');
  useEffect(() => {
    const report = () => {
      const visible = document.visibilityState === 'visible';
      // Nothing laid out yet is not the same as seeing nothing.
      if (visible && placed.length === 0) return;
      const tiles = toViewReport(visible ? placed : [], devicePixelRatio, floating);
      const text = JSON.stringify(tiles);
      if (text === sent.current) return;
      sent.current = text;
      session.setView(tiles);
    };
    // The first report must not wait: the pictures of a newcomer depend on it.
    const timer = setTimeout(report, sent.current === '' ? 0 : DEBOUNCE_MS);
    document.addEventListener('visibilitychange', report);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', report);
    };
  }, [session, placed, floating]);
}
