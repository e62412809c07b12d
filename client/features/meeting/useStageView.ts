import { useCallback, useMemo, useState } from 'react';
import { LAYOUTS, type Layout } from './tileLayout';
import type { TileKey } from './tiles';

/** How this viewer looks at the meeting: layout, rotation, pin, own picture. Layout and own picture are remembered. */
export interface StageView {
  readonly layout: Layout;
  /** Pages turn by themselves. */
  readonly rotating: boolean;
  readonly pinned: TileKey | null;
  readonly selfView: boolean;
}

const KEY = 'plenum.stage';

export function useStageView(): [StageView, (change: Partial<StageView>) => void] {
  const [view, setView] = useState<StageView>(readStored);
  const change = useCallback((wanted: Partial<StageView>) => {
    setView((before) => {
      const after = { ...before, ...wanted };
      store(after);
      return after;
    });
  }, []);
  return useMemo(() => [view, change], [view, change]);
}

/** The layout after this one, for the keyboard. */
export function nextLayout(layout: Layout): Layout {
  return LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'auto';
}

function readStored(): StageView {
  const usual: StageView = { layout: 'auto', rotating: false, pinned: null, selfView: true };
  try {
    const stored: Partial<Record<keyof StageView, unknown>> = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return {
      ...usual,
      layout: LAYOUTS.find((layout) => layout === stored.layout) ?? usual.layout,
      rotating: stored.rotating === true,
      selfView: stored.selfView !== false,
    };
  } catch {
    return usual;
  }
}

function store({ layout, rotating, selfView }: StageView): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ layout, rotating, selfView }));
  } catch {
    // Private windows may refuse storage.
  }
}
