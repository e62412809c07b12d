/** @jest-environment jsdom */
import { Preferences } from '../../../../client/ui/Preferences';

describe('preferences', () => {
  beforeEach(() => localStorage.clear());

  test('take effect on the page at once and are there the next time', () => {
    const root = document.createElement('html');
    new Preferences(root).change({ textSize: 150, reduceMotion: true });
    expect(root.style.getPropertyValue('--text-scale')).toBe('1.5');
    expect(root.dataset['motion']).toBe('reduced');

    const later = document.createElement('html');
    expect(new Preferences(later).getSnapshot()).toEqual({
      textSize: 150,
      reduceMotion: true,
      shortcuts: true,
    });
    expect(later.style.getPropertyValue('--text-scale')).toBe('1.5');
  });

  test('motion comes back when it is wanted again', () => {
    const root = document.createElement('html');
    const preferences = new Preferences(root);
    preferences.change({ reduceMotion: true });
    preferences.change({ reduceMotion: false });
    expect(root.hasAttribute('data-motion')).toBe(false);
  });

  test.each(['not json', '{"textSize":999,"reduceMotion":"yes"}', 'null', '[]'])(
    'what is stored wrongly (%s) is left aside',
    (stored) => {
      localStorage.setItem('plenum.preferences', stored);
      expect(new Preferences(document.createElement('html')).getSnapshot()).toEqual({
        textSize: 100,
        reduceMotion: false,
        shortcuts: true,
      });
    },
  );
});
