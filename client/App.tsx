import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { StrictMode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Changes } from './connection/Changes';
import type { RestClient } from './connection/RestClient';
import { ChangesContext } from './connection/useChanges';
import { RestContext } from './connection/useRest';
import type { Router } from './makeRouter';
import { Announcer } from './ui/Announcer';
import type { Preferences } from './ui/Preferences';
import { PreferencesContext } from './ui/usePreferences';

interface AppProps {
  readonly rest: RestClient;
  readonly changes: Changes;
  readonly queries: QueryClient;
  readonly preferences: Preferences;
  readonly router: Router;
  readonly i18n: i18n;
}

/** The client: everything that pages ask of their surroundings, and the router. */
export function App({ rest, changes, queries, preferences, router, i18n }: AppProps) {
  return (
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RestContext value={rest}>
          <ChangesContext value={changes}>
            <QueryClientProvider client={queries}>
              <PreferencesContext value={preferences}>
                <Announcer>
                  <RouterProvider router={router} />
                </Announcer>
              </PreferencesContext>
            </QueryClientProvider>
          </ChangesContext>
        </RestContext>
      </I18nextProvider>
    </StrictMode>
  );
}
