import type { LockTarget } from '../contract/board';
import type { BoardDocument } from './BoardDocument';
import type { Within } from './LockTable';

/** What a target is part of, as things lie in `document` now. */
export function withinDocument(document: BoardDocument): Within {
  const pageOf = (object: ReturnType<BoardDocument['object']>): LockTarget[] =>
    object ? [{ kind: 'page', id: object.page }] : [];
  return (target) => {
    switch (target.kind) {
      case 'page':
        return [target];
      case 'group':
        return [target, ...document.objectsIn(target.id).slice(0, 1).flatMap(pageOf)];
      case 'object': {
        const object = document.object(target.id);
        const group: LockTarget[] = object?.group ? [{ kind: 'group', id: object.group }] : [];
        return [target, ...group, ...pageOf(object)];
      }
    }
  };
}
