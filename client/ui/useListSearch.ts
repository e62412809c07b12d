import { useNavigate, useRouterState } from '@tanstack/react-router';

/** What a list is narrowed down to, as the address has it: a page can be shared, and the way back leads to it. */
export type ListSearch<Key extends string> = { readonly [key in Key | 'page']?: string | undefined };

/** For the route of a list: takes these and nothing else from the address. */
export function readListSearch<Key extends string>(...keys: readonly Key[]) {
  return (search: Record<string, unknown>): ListSearch<Key> =>
    Object.fromEntries(
      [...keys, 'page']
        .filter((key) => search[key] !== undefined && search[key] !== '')
        .map((key) => [key, String(search[key])]),
    ) as ListSearch<Key>;
}

interface ListSearchState<Key extends string> {
  readonly search: ListSearch<Key>;
  readonly offset: number;
  /** Shows the list narrowed down otherwise, from its beginning. */
  readonly change: (change: ListSearch<Key>) => void;
  readonly setOffset: (offset: number) => void;
}

/** Reads and changes what the address says about a list. */
export function useListSearch<Key extends string>(limit: number): ListSearchState<Key> {
  const matched: object | undefined = useRouterState({ select: ({ matches }) => matches.at(-1)?.search });
  const search: ListSearch<Key> = matched ?? {};
  const navigate = useNavigate();
  const go = (next: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: '.', search: () => dropEmpty(next), replace: true } as never);
  const page = Number.parseInt(search.page ?? '1', 10);
  return {
    search,
    offset: (Math.max(1, Number.isNaN(page) ? 1 : page) - 1) * limit,
    change: (change) => go({ ...search, page: undefined, ...change }),
    setOffset: (offset) => {
      const next = Math.floor(offset / limit) + 1;
      go({ ...search, page: next === 1 ? undefined : String(next) });
    },
  };
}

function dropEmpty(search: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries);
}
