import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { createInstance, type Resource } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { RequestError } from '../../../client/connection/RequestError';
import { RestClient } from '../../../client/connection/RestClient';
import { RestContext } from '../../../client/connection/useRest';
import { NAMESPACES } from '../../../client/i18n';
import { en } from '../../../client/locales/en';
import { zhCN } from '../../../client/locales/zhCN';
import { Announcer } from '../../../client/ui/Announcer';
import { Preferences } from '../../../client/ui/Preferences';
import { cssVariablesResolver, theme } from '../../../client/ui/theme';
import { PreferencesContext } from '../../../client/ui/usePreferences';
import type { RouteName } from '../../../server/contract/routes';

export type Answers = Partial<Record<RouteName, unknown>>;

interface Surroundings {
  /** What the server answers to each route; an Error refuses. */
  readonly answers?: Answers;
  readonly language?: 'en' | 'zh-CN';
}

/** Shows a part of the client with everything around it that it needs, and a server that answers as told. */
export async function showPage(page: ReactNode, { answers = {}, language = 'en' }: Surroundings = {}) {
  completeJsdom();
  const asked: { route: string; body: unknown }[] = [];
  const i18n = createInstance();
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { en, 'zh-CN': zhCN } as unknown as Resource,
    ns: NAMESPACES,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
  const rest = new RestClient();
  rest.request = (async (route: RouteName, input?: { body?: unknown }) => {
    asked.push({ route, body: input?.body });
    const answer = answers[route];
    if (answer instanceof Error) throw answer;
    if (answer === undefined) throw new RequestError({ code: 'not-found', message: route });
    return answer;
  }) as RestClient['request'];
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute({ component: Outlet, notFoundComponent: () => <p>elsewhere</p> });
  const route = createRoute({ getParentRoute: () => root, path: '/', component: () => page });
  const router = createRouter({ routeTree: root.addChildren([route]), history: createMemoryHistory() });
  await router.load();
  const shown = render(
    <I18nextProvider i18n={i18n}>
      <RestContext value={rest}>
        <QueryClientProvider client={queries}>
          <PreferencesContext value={new Preferences(document.documentElement)}>
            <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
              <Announcer>
                {/* biome-ignore lint/suspicious/noExplicitAny: the page under test stands in a router of its own. */}
                <RouterProvider router={router as any} />
              </Announcer>
            </MantineProvider>
          </PreferencesContext>
        </QueryClientProvider>
      </RestContext>
    </I18nextProvider>,
  );
  return { ...shown, asked, router };
}

/** What Mantine and the router ask of a window and jsdom does not have. */
function completeJsdom(): void {
  window.scrollTo = () => undefined;
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as unknown as typeof window.matchMedia;
}
