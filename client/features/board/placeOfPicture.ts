import type { Box } from '../../../server/board/drawing/boundsOf';
import type { UploadPlace } from '../../../server/contract/files';
import type { BoardPageId } from '../../../server/contract/ids';

/** How much of what is seen a new picture takes at most. */
const MOST = 0.6;
const UNKNOWN = { width: 320, height: 240 };
const STEP = 24;

/** Around a place of the page: as large as it is, or as it fits what is seen; each further one a little aside. */
export function placeOfPicture(
  size: { readonly width: number; readonly height: number } = UNKNOWN,
  { page, seen, at, count }: { page: BoardPageId; seen: Box; at: { x: number; y: number }; count: number },
): UploadPlace {
  const factor = Math.min(
    1,
    (MOST * (seen.right - seen.left)) / size.width,
    (MOST * (seen.bottom - seen.top)) / size.height,
  );
  const width = Math.max(1, Math.round(size.width * factor));
  const height = Math.max(1, Math.round(size.height * factor));
  return {
    page,
    x: Math.round(at.x - width / 2 + count * STEP),
    y: Math.round(at.y - height / 2 + count * STEP),
    width,
    height,
  };
}
