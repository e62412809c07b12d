import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@mantine/core/styles.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { RestClient } from './connection/RestClient';
import { openTranslations } from './i18n';
import { makeRouter } from './makeRouter';
import { trustDocument } from './trustDocument';
import { Preferences } from './ui/Preferences';

/** Mounts the client on the page. */
async function main(root: HTMLElement): Promise<void> {
  trustDocument();
  const rest = new RestClient();
  const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: true } } });
  const preferences = new Preferences(document.documentElement);
  const router = makeRouter({ rest, queries });
  const i18n = await openTranslations();
  createRoot(root).render(<App {...{ rest, queries, preferences, router, i18n }} />);
}

const root = document.getElementById('app');
if (root) void main(root);
