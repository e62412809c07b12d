import { useEffect, useRef } from 'react';
import { PUSH_TO_TALK_CODE, type ShortcutAction, shortcutOf } from './shortcuts';

interface ShortcutWishes {
  /** The person may have switched them all off. */
  readonly enabled: boolean;
  readonly act: (action: ShortcutAction) => void;
  readonly microphoneOn: () => boolean;
  readonly setMicrophone: (on: boolean) => void;
}

/** Runs the shortcuts, and opens the microphone for as long as the push-to-talk key is held. */
export function useShortcuts(wishes: ShortcutWishes): void {
  const latest = useRef(wishes);
  latest.current = wishes;
  const { enabled } = wishes;
  useEffect(() => {
    if (!enabled) return;
    let talking = false;
    const stopTalking = () => {
      if (talking) latest.current.setMicrophone(false);
      talking = false;
    };
    const pressed = (event: KeyboardEvent) => {
      const action = shortcutOf(event);
      if (action) {
        event.preventDefault();
        if (!event.repeat) latest.current.act(action);
        return;
      }
      if (event.code !== PUSH_TO_TALK_CODE || event.repeat || !mayTalk(event)) return;
      if (latest.current.microphoneOn()) return;
      talking = true;
      latest.current.setMicrophone(true);
    };
    const released = (event: KeyboardEvent) => {
      if (event.code === PUSH_TO_TALK_CODE) stopTalking();
    };
    document.addEventListener('keydown', pressed);
    document.addEventListener('keyup', released);
    window.addEventListener('blur', stopTalking);
    return () => {
      stopTalking();
      document.removeEventListener('keydown', pressed);
      document.removeEventListener('keyup', released);
      window.removeEventListener('blur', stopTalking);
    };
  }, [enabled]);
}

/** Not while writing, and not in a dialog: the focus is on the stage. */
function mayTalk({ target, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || shiftKey) return false;
  return !(target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]'));
}

const REGIONS = ['stage', 'bar', 'panel'];

/** Moves the focus to the next landmark: stage, bar, panel. */
export function focusNextRegion(): void {
  const regions = REGIONS.flatMap((name) => [
    ...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`),
  ]);
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + 1) % regions.length];
  if (!next) return;
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  next.focus();
}
