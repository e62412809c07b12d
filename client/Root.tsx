import { MantineProvider } from '@mantine/core';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from './connection/useMe';
import { chooseLocale } from './i18n';
import { readStyleNonce } from './readStyleNonce';
import { cssVariablesResolver, theme } from './ui/theme';

/** Around every page: the look (light at rest, dark on the stage), the person's language, where the focus goes. */
export function Root() {
  const stage = useRouterState({
    select: ({ matches }) => matches.some(({ staticData }) => staticData.stage),
  });
  useProfileLocale();
  useFocusOnPage();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={stage ? 'dark' : 'light'}
      getStyleNonce={readStyleNonce}
    >
      <Outlet />
    </MantineProvider>
  );
}

/** The language of the profile wins when someone signs in. */
function useProfileLocale(): void {
  const me = useMe();
  const locale = me?.kind === 'user' ? me.locale : null;
  useEffect(() => {
    if (locale !== null) void chooseLocale(locale);
  }, [locale]);
}

/** A new page takes the focus to its content, so that screen readers start there. */
function useFocusOnPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation !== undefined && pathChanged) document.getElementById('content')?.focus();
      }),
    [router],
  );
}
