import { orderBetween } from './orderBetween';

/** The order that puts a page at that place among the others; undefined where it is there already, or there is no such place. */
export function placeAt(
  pages: readonly { readonly id: string; readonly order: string }[],
  id: string,
  to: number,
): string | undefined {
  const from = pages.findIndex((page) => page.id === id);
  if (from < 0 || from === to || to < 0 || to >= pages.length) return undefined;
  const others = pages.filter((page) => page.id !== id);
  return orderBetween(others[to - 1]?.order, others[to]?.order);
}
