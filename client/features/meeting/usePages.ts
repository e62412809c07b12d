import { useEffect, useRef, useState } from 'react';
import { nextPage, type Page, pageOf, previousPage, stableOrder } from './pageOrder';
import { capacity, hasMainPlace, type Layout, type Size } from './tileLayout';
import type { TileKey } from './tiles';

export const ROTATION_SECONDS = 12;

interface PagesWish {
  readonly keys: readonly TileKey[];
  readonly layout: Layout;
  readonly stage: Size;
  /** Who matters most; stands in the main place where the layout has one. */
  readonly main: TileKey | undefined;
  /** A pinned tile stays on every page, whatever the layout. */
  readonly pinned: boolean;
  readonly rotating: boolean;
}

interface Pages extends Page<TileKey> {
  readonly turn: (direction: 'next' | 'previous') => void;
}

/** The tiles of the page that is shown. Everyone keeps their place; pages turn by hand or by themselves. */
export function usePages({ keys, layout, stage, main, pinned, rotating }: PagesWish): Pages {
  const order = useRef<readonly TileKey[]>([]);
  order.current = stableOrder(order.current, keys);
  const [wanted, setWanted] = useState(0);
  const leading = pinned || hasMainPlace(layout, keys.length, stage) ? main : undefined;
  const page = pageOf({
    order: order.current,
    capacity: capacity(layout, keys.length, stage),
    page: wanted,
    main: leading,
  });
  const { page: current, pages } = page;
  useEffect(() => {
    if (!rotating || pages < 2) return;
    const timer = setInterval(() => setWanted(nextPage({ page: current, pages })), ROTATION_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [rotating, current, pages]);
  const turn: Pages['turn'] = (direction) =>
    setWanted(direction === 'next' ? nextPage(page) : previousPage(page));
  return { ...page, turn };
}
