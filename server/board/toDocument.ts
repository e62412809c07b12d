import { BoardPageId, type MeetingId } from '../contract/ids';
import { applyOperation } from './applyOperation';
import { BoardDocument } from './BoardDocument';
import type { StoredBoard } from './OperationLog';

/** The document of a board as it is stored. (SPEC B1) */
export function toDocument(
  meeting: MeetingId,
  { snapshot, tail }: Pick<StoredBoard, 'snapshot' | 'tail'>,
): BoardDocument {
  const document = snapshot ? BoardDocument.of(snapshot) : BoardDocument.withPage(BoardPageId.parse(meeting));
  for (const commit of tail) {
    applyOperation(document, commit);
    document.revision = commit.revision;
  }
  return document;
}
