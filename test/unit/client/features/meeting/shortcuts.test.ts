import { SHORTCUTS, shortcutOf } from '../../../../../client/features/meeting/shortcuts';

const key = (
  code: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('shortcuts', () => {
  test('Ctrl+D and the command key with D are the microphone', () => {
    expect(shortcutOf(key('KeyD', { ctrlKey: true }))).toBe('microphone');
    expect(shortcutOf(key('KeyD', { metaKey: true }))).toBe('microphone');
  });

  test('Alt+Shift goes by the place of the key, whatever character it makes', () => {
    expect(shortcutOf(key('KeyP', { altKey: true, shiftKey: true }))).toBe('people');
  });

  test('a bare letter does nothing (WCAG 2.1.4), nor does one key too many', () => {
    expect(shortcutOf(key('KeyD'))).toBeUndefined();
    expect(shortcutOf(key('KeyD', { ctrlKey: true, shiftKey: true }))).toBeUndefined();
    expect(shortcutOf(key('KeyE', { ctrlKey: true, altKey: true }))).toBeUndefined();
  });

  test('no two are the same, and none is one that Chrome keeps', () => {
    const pressed = SHORTCUTS.map(({ code, modifiers }) => `${modifiers} ${code}`);
    expect(new Set(pressed).size).toBe(pressed.length);
    for (const kept of ['KeyA', 'KeyB', 'KeyI', 'KeyT']) expect(pressed).not.toContain(`alt+shift ${kept}`);
  });
});
