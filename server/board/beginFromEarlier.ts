import type { MeetingId } from '../contract/ids';
import { type BoardSnapshot, OPEN_TO_ALL } from './BoardDocument';
import type { BoardStore } from './OperationLog';
import { toDocument } from './toDocument';

/** Stores what a new board begins with; false where there is nothing to go on from. (SPEC B13) */
export async function beginFromEarlier(store: BoardStore, meeting: MeetingId): Promise<boolean> {
  const earlier = await store.earlier(meeting);
  if (!earlier) return false;
  const stored = await store.load(earlier);
  const snapshot = asBeginning(toDocument(earlier, stored).snapshot());
  const things = [...snapshot.pages, ...snapshot.objects];
  const authors = new Set(things.flatMap(({ author, changedBy }) => [author, changedBy]));
  const people = stored.people.filter(({ id }) => authors.has(id));
  await store.begin(meeting, { snapshot, earlier, authors: people });
  return true;
}

/** Revisions count anew: what was there from the start nobody has changed after anybody saw it. */
function asBeginning({ pages, objects }: BoardSnapshot): BoardSnapshot {
  const atStart = <T extends object>(thing: T) => ({ ...thing, revision: 0 });
  return { revision: 0, permissions: OPEN_TO_ALL, pages: pages.map(atStart), objects: objects.map(atStart) };
}
