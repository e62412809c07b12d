/** As a page's objects are painted: lowest first. */
export function byOrder<T extends { readonly order: string; readonly id: string }>(
  things: readonly T[],
): T[] {
  return [...things].sort((one, other) => {
    if (one.order !== other.order) return one.order < other.order ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  });
}
