import { useEffect, useState } from 'react';
import type { LocalMedia } from '../../connection/LocalMedia';

const LOOK_MS = 250;
/** Long enough that a person who only listens for a moment is not told that they are not heard. */
const SILENT_MS = 8000;

/** True when a microphone that is on has given nothing at all for a while; a quiet room is not nothing. */
export function useSilence(media: LocalMedia, on: boolean): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    if (!on) return;
    let quietSince = performance.now();
    const timer = setInterval(() => {
      if (media.hears()) quietSince = performance.now();
      setSilent(performance.now() - quietSince > SILENT_MS);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [media, on]);
  return silent;
}
