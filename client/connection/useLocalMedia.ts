import { useSyncExternalStore } from 'react';
import type { LocalMedia, LocalMediaState } from './LocalMedia';

/** The state of one's camera and microphone as React state. */
export function useLocalMedia(media: LocalMedia): LocalMediaState {
  return useSyncExternalStore(media.subscribe, media.getSnapshot);
}
