/** @jest-environment jsdom */
import { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, waitFor } from '@testing-library/react';
import { RequestError } from '../../../client/connection/RequestError';
import { RestClient } from '../../../client/connection/RestClient';
import { makeRouter } from '../../../client/makeRouter';

// What the router asks of a window and jsdom does not have.
window.scrollTo = () => undefined;
globalThis.Response ??= class {
  readonly headers: Headers;
  constructor(_body: null, { headers }: { headers: Headers }) {
    this.headers = headers;
  }
} as unknown as typeof Response;

jest.mock('../../../client/Root', () => ({ Root: () => null }));

async function arriveAt(address: string, me: unknown) {
  window.history.pushState(null, '', address);
  const rest = new RestClient();
  rest.request = (async () => {
    if (me instanceof Error) throw me;
    return me;
  }) as RestClient['request'];
  const router = makeRouter({ rest, queries: new QueryClient() });
  render(<RouterProvider router={router} />);
  await waitFor(() => expect(router.state.resolvedLocation).toBeDefined());
  return {
    address: window.location.pathname + window.location.search,
    search: router.state.matches.at(-1)?.search,
  };
}

const nobody = new RequestError({ code: 'unauthenticated', message: 'nobody' });
const ann = { kind: 'user', displayName: 'Ann' };
const guest = { kind: 'guest', displayName: 'Gil' };

describe('where an address leads', () => {
  test('whoever is not signed in signs in first and comes back', async () => {
    expect((await arriveAt('/settings', nobody)).address).toBe('/sign-in?next=%2Fsettings');
  });

  test('a guest has no start page', async () => {
    expect((await arriveAt('/', guest)).address).toBe('/sign-in');
  });

  test('someone with an account is let in', async () => {
    expect((await arriveAt('/settings', ann)).address).toBe('/settings');
  });

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
    'after signing in nobody is sent to %s',
    async (next) => {
      const { search } = await arriveAt(`/sign-in?next=${encodeURIComponent(next)}`, nobody);
      expect(search).toEqual({ next: undefined });
      expect(search).not.toMatchObject({ next });
    },
  );
});
