/** Keeps everyone in their place: who stays stays in order, who is new comes last, who is gone leaves no gap. */
export function stableOrder<Key>(before: readonly Key[], present: readonly Key[]): Key[] {
  const here = new Set(present);
  const kept = before.filter((key) => here.has(key));
  const known = new Set(kept);
  return [...kept, ...present.filter((key) => !known.has(key))];
}

export interface Page<Key> {
  readonly shown: readonly Key[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

export interface PageRequest<Key> {
  readonly order: readonly Key[];
  readonly capacity: number;
  readonly page: number;
  /** Who stands in the main place on every page, where the layout has one. */
  readonly main: Key | undefined;
}

/** The tiles of one page. The main one is on every page; the others turn page by page and never change order. */
export function pageOf<Key>({ order, capacity, page, main }: PageRequest<Key>): Page<Key> {
  const leading = main !== undefined && order.includes(main) ? [main] : [];
  const others = order.filter((key) => key !== leading[0]);
  const room = Math.max(capacity - leading.length, 0);
  if (room === 0) return { shown: leading, page: 0, pages: 1 };
  const pages = Math.max(1, Math.ceil(others.length / room));
  const current = Math.min(Math.max(page, 0), pages - 1);
  const shown = [...leading, ...others.slice(current * room, (current + 1) * room)];
  return { shown, page: current, pages };
}

/** The page after this one; the first follows the last. */
export function nextPage({ page, pages }: Pick<Page<unknown>, 'page' | 'pages'>): number {
  return (page + 1) % pages;
}

export function previousPage({ page, pages }: Pick<Page<unknown>, 'page' | 'pages'>): number {
  return (page + pages - 1) % pages;
}
