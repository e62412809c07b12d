import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './ui/tokens.css';
import './ui/base.css';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { Changes } from './connection/Changes';
import { RequestError } from './connection/RequestError';
import { RestClient } from './connection/RestClient';
import { meQuery } from './connection/useMe';
import { openTranslations } from './i18n';
import { makeRouter } from './makeRouter';
import { trustDocument } from './trustDocument';
import { Preferences } from './ui/Preferences';

/** Mounts the client on the page. */
async function main(root: HTMLElement): Promise<void> {
  trustDocument();
  const rest = new RestClient();
  const onError = (error: Error) => {
    if (error instanceof RequestError && error.code === 'unauthenticated') signedOut();
  };
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: mayRetry, refetchOnWindowFocus: true } },
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
  });
  const preferences = new Preferences(document.documentElement);
  const router = makeRouter({ rest, queries });
  /** The sign-in ended elsewhere: pages that need one lead back to it. */
  const signedOut = () => {
    queries.setQueryData(meQuery(rest).queryKey, null);
    void router.invalidate();
  };
  const i18n = await openTranslations();
  const changes = new Changes();
  createRoot(root).render(<App {...{ rest, changes, queries, preferences, router, i18n }} />);
}

/** Once more after a broken connection; an answer is an answer. */
function mayRetry(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof RequestError && ['unavailable', 'internal'].includes(error.code);
}

const root = document.getElementById('app');
if (root) void main(root);
