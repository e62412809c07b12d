import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Preferences, PreferencesView } from './Preferences';

/** The one Preferences of the page; App provides it. */
export const PreferencesContext = createContext<Preferences | null>(null);

/** What the person prefers, and the means to change it. */
export function usePreferences(): [PreferencesView, (change: Partial<PreferencesView>) => void] {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('usePreferences needs a PreferencesContext around it');
  const view = useSyncExternalStore(preferences.subscribe, preferences.getSnapshot);
  return [view, (change) => preferences.change(change)];
}
