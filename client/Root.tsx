import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import classes from './Root.module.css';
import { readStyleNonce } from './readStyleNonce';
import { cssVariablesResolver, theme } from './ui/theme';

/** Around every page: the look (light at rest, dark on the stage), and where the focus goes. */
export function Root() {
  const stage = useRouterState({
    select: ({ matches }) => matches.some(({ staticData }) => staticData.stage),
  });
  useFocusOnPage();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={stage ? 'dark' : 'light'}
      getStyleNonce={readStyleNonce}
    >
      <Outlet />
      <Notifications className={classes.toasts ?? ''} position="bottom-right" limit={3} />
    </MantineProvider>
  );
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
