import { boundsOf, boundsOfAll } from '../../../server/board/drawing/boundsOf';
import { byOrder } from '../../../server/board/drawing/byOrder';
import type { BoardObject, Change, NewObject, Revision, Shape, Style } from '../../../server/contract/board';
import { BOARD_LIMITS } from '../../../server/contract/boardLimits';
import type { BoardGroupId, BoardObjectId, BoardPageId } from '../../../server/contract/ids';
import { orderAfter, orderBetween } from './orderBetween';

type Objects = readonly BoardObject[];

/** The server keeps tenths; more would only be carried along. */
const rounded = (value: number) => Math.round(value * 10) / 10;

export function moved(objects: Objects, base: Revision, by: { x: number; y: number }): Change[] {
  return objects.map(({ id, transform }) => {
    const x = rounded(transform.x + by.x);
    const y = rounded(transform.y + by.y);
    return { kind: 'update', id, base, set: { transform: { ...transform, x, y } } };
  });
}

export function deleted(objects: Objects, base: Revision): Change[] {
  return objects.map(({ id }) => ({ kind: 'delete', id, base }));
}

export function styled(objects: Objects, base: Revision, style: Partial<Style>): Change[] {
  return objects.map(({ id, style: before }) => ({
    kind: 'update',
    id,
    base,
    set: { style: { ...before, ...style } },
  }));
}

/** With other words: those of a picture describe it; a text without any is gone. Nothing where they are the same. */
export function rewritten(object: BoardObject, base: Revision, text: string): Change[] {
  const { id, shape } = object;
  const reshaped = (set: Shape): Change[] => [{ kind: 'update', id, base, set: { shape: set } }];
  if (shape.kind === 'image') {
    const alt = text.trim().slice(0, BOARD_LIMITS.alt);
    return alt === shape.alt ? [] : reshaped({ ...shape, alt });
  }
  if (shape.kind !== 'text' && shape.kind !== 'sticky') return [];
  if (shape.kind === 'text' && text.trim() === '') return deleted([object], base);
  return text === shape.text ? [] : reshaped({ ...shape, text });
}

export function grouped(objects: Objects, base: Revision, group: BoardGroupId | null): Change[] {
  return objects.map(({ id }) => ({ kind: 'update', id, base, set: { group } }));
}

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

export function aligned(objects: Objects, base: Revision, to: Alignment): Change[] {
  const all = boundsOfAll(objects.map(boundsOf));
  if (!all) return [];
  return objects.flatMap((object) => {
    const own = boundsOf(object);
    const by = {
      left: { x: all.left - own.left, y: 0 },
      center: { x: (all.left + all.right - own.left - own.right) / 2, y: 0 },
      right: { x: all.right - own.right, y: 0 },
      top: { x: 0, y: all.top - own.top },
      middle: { x: 0, y: (all.top + all.bottom - own.top - own.bottom) / 2 },
      bottom: { x: 0, y: all.bottom - own.bottom },
    }[to];
    return moved([object], base, by);
  });
}

/** To the front or to the back of all others on the page, in their own order. */
export function reordered(objects: Objects, others: Objects, base: Revision, to: 'front' | 'back'): Change[] {
  const chosen = new Set(objects.map(({ id }) => id));
  const rest = byOrder(others.filter(({ id }) => !chosen.has(id)));
  let low = to === 'front' ? rest.at(-1)?.order : undefined;
  const high = to === 'front' ? undefined : rest[0]?.order;
  return byOrder(objects).map(({ id }) => {
    const order = orderBetween(low, high);
    low = order;
    return { kind: 'update', id, base, set: { order } };
  });
}

/** The same once more, a little aside, in groups of their own. */
export function copies(
  objects: Objects,
  { page, last, newId }: { page: BoardPageId; last: string | undefined; newId: () => string },
): NewObject[] {
  const groups = new Map<BoardGroupId, BoardGroupId>();
  let order = last;
  return byOrder(objects).map(({ group, shape, style, transform }) => {
    order = orderAfter(order);
    if (group && !groups.has(group)) groups.set(group, newId() as BoardGroupId);
    return {
      id: newId() as BoardObjectId,
      page,
      group: group ? (groups.get(group) ?? null) : null,
      order,
      shape,
      style,
      transform: { ...transform, x: transform.x + 24, y: transform.y + 24 },
    };
  });
}
