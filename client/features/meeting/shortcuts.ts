/** What can be done from the keyboard during a meeting. */
export type ShortcutAction =
  | 'microphone'
  | 'camera'
  | 'people'
  | 'chat'
  | 'share'
  | 'layout'
  | 'board'
  | 'speaker'
  | 'state'
  | 'help'
  | 'leave'
  | 'region';

export interface Shortcut {
  readonly action: ShortcutAction;
  /** Names of the keys, for the help. */
  readonly keys: readonly string[];
  readonly code: string;
  readonly modifiers: 'primary' | 'alt+shift' | 'none';
}

/**
 * No single characters (WCAG 2.1.4), no Ctrl+Alt (that is AltGr), no Ctrl+Shift (developer tools); keys by their
 * place, since Alt changes the character on many layouts. Push to talk is a held key and stands apart.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: 'microphone', keys: ['Ctrl', 'D'], code: 'KeyD', modifiers: 'primary' },
  { action: 'camera', keys: ['Ctrl', 'E'], code: 'KeyE', modifiers: 'primary' },
  { action: 'people', keys: ['Alt', 'Shift', 'P'], code: 'KeyP', modifiers: 'alt+shift' },
  { action: 'chat', keys: ['Alt', 'Shift', 'C'], code: 'KeyC', modifiers: 'alt+shift' },
  { action: 'share', keys: ['Alt', 'Shift', 'S'], code: 'KeyS', modifiers: 'alt+shift' },
  { action: 'layout', keys: ['Alt', 'Shift', 'G'], code: 'KeyG', modifiers: 'alt+shift' },
  { action: 'board', keys: ['Alt', 'Shift', 'W'], code: 'KeyW', modifiers: 'alt+shift' },
  { action: 'speaker', keys: ['Alt', 'Shift', 'O'], code: 'KeyO', modifiers: 'alt+shift' },
  { action: 'state', keys: ['Alt', 'Shift', 'K'], code: 'KeyK', modifiers: 'alt+shift' },
  { action: 'region', keys: ['F6'], code: 'F6', modifiers: 'none' },
  { action: 'help', keys: ['Ctrl', '/'], code: 'Slash', modifiers: 'primary' },
  { action: 'leave', keys: ['Alt', 'Shift', 'Q'], code: 'KeyQ', modifiers: 'alt+shift' },
];

export const PUSH_TO_TALK_CODE = 'KeyV';

type Keys = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The action of a key press, if it has one. */
export function shortcutOf(event: Keys): ShortcutAction | undefined {
  return SHORTCUTS.find(({ code, modifiers }) => code === event.code && modifiers === modifiersOf(event))
    ?.action;
}

function modifiersOf({ ctrlKey, metaKey, altKey, shiftKey }: Keys): Shortcut['modifiers'] | undefined {
  const primary = ctrlKey !== metaKey;
  if (primary && !altKey && !shiftKey) return 'primary';
  if (!ctrlKey && !metaKey && altKey && shiftKey) return 'alt+shift';
  return !ctrlKey && !metaKey && !altKey && !shiftKey ? 'none' : undefined;
}
