import type { Commit, PageCapturedNotice } from '../contract/board';
import type { BoardDocument } from './BoardDocument';
import { byOrder } from './drawing/byOrder';

/** The pages that were made of captured pictures by these operations, and are on the board after them. (SPEC B14) */
export function capturesIn(
  commits: readonly Commit[],
  document: Pick<BoardDocument, 'pages' | 'page'>,
): PageCapturedNotice[] {
  return commits.flatMap(({ author, changes }) =>
    changes.flatMap((change) => {
      const captured = change.kind === 'createPage' ? change.page.captured : undefined;
      if (change.kind !== 'createPage' || !captured || !document.page(change.page.id)) return [];
      const { id: page } = change.page;
      const number = byOrder(document.pages).findIndex(({ id }) => id === page) + 1;
      return { participant: author, page, number, captured };
    }),
  );
}
