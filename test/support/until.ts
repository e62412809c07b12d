/** Waits until `condition` answers something truthy and resolves with it; fails saying what is still missing. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  { within = 30_000, every = 25 }: { within?: number; every?: number } = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + within;
  let last: unknown;
  while (Date.now() < deadline) {
    last = await Promise.resolve()
      .then(condition)
      .catch((error: unknown) => {
        last = error;
        return undefined;
      });
    if (last) return last as NonNullable<T>;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  throw new Error(
    `still waiting after ${within} ms: ${what}${last instanceof Error ? ` (${last.message})` : ''}`,
  );
}
