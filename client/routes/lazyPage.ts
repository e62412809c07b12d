import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { loadPage } from '../loadPage';

/** A page loads when it is first visited. */
export function lazyPage<Module extends Record<Name, () => ReactNode>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(loadPage(load), name);
}
