import { RequestError } from './connection/RequestError';

/**
 * Loads a page's code. Where the server is away that is what went wrong, and can be tried again; any other failure
 * means that the server has a newer client, which the router answers by loading the page anew.
 */
export function loadPage<Page>(load: () => Promise<Page>): () => Promise<Page> {
  return async () => {
    try {
      return await load();
    } catch (cause) {
      const answers = await fetch('/healthz').then(
        ({ ok }) => ok,
        () => false,
      );
      if (answers) throw cause;
      throw new RequestError({ code: 'unavailable', message: 'The server cannot be reached.' }, { cause });
    }
  };
}
