import type { BoardPageId, ParticipantId } from '../contract/ids';
import type { BoardDocument } from './BoardDocument';

/** Who does something on a board. */
export interface BoardAuthor {
  readonly participant: ParticipantId;
  /** Gives and takes the pen. */
  readonly isHost: boolean;
}

/** Whether they may draw on that page as things stand in `document`; one rule for server and replicas. (SPEC B8) */
export function mayDraw(
  document: Pick<BoardDocument, 'permissions' | 'page'>,
  { participant, isHost }: BoardAuthor,
  page: BoardPageId,
): boolean {
  if (isHost) return true;
  const named = document.permissions.people[participant];
  return document.page(page)?.closed ? named === true : (named ?? document.permissions.everyone);
}
