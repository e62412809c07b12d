import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, redirect } from '@tanstack/react-router';
import type { RestClient } from '../connection/RestClient';
import { meQuery } from '../connection/useMe';
import { followProfile } from '../i18n';
import { NotFoundPage } from '../pages/NotFoundPage';
import { Root } from '../Root';

export interface RouterContext {
  readonly rest: RestClient;
  readonly queries: QueryClient;
}

/** What every page is part of. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

/** What the routes of pages for those who have an account share. */
export const forUsers = { getParentRoute: () => rootRoute, beforeLoad: requireAccount } as const;

/** On pages for everyone: speaks the language of whoever is signed in; a server that is away is told of elsewhere. */
export async function greet({ context }: { context: RouterContext }): Promise<void> {
  await context.queries.fetchQuery(meQuery(context.rest)).then(followProfile, () => undefined);
}

/** Lets in those who have an account; others sign in first and come back. */
async function requireAccount({ context, location }: { context: RouterContext; location: { href: string } }) {
  const me = await context.queries.fetchQuery(meQuery(context.rest));
  await followProfile(me);
  if (me?.kind === 'user') return;
  throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
}
