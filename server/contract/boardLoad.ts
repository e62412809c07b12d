import { z } from 'zod';
import { type BoardObject, Coordinate, type Revision } from './board';
import { BoardPageId } from './ids';

/** A part of a page, in its coordinates. */
export const Area = z.strictObject({
  left: Coordinate,
  top: Coordinate,
  right: Coordinate,
  bottom: Coordinate,
});
export type Area = z.infer<typeof Area>;

/**
 * The next objects of a page as they stand now, or only those that lie in a part of it at least partly; `after` is the
 * `next` of the reply before, 0 for the first.
 */
export const LoadRequest = z.strictObject({
  page: BoardPageId,
  after: z.int().min(0),
  within: Area.optional(),
});
export type LoadRequest = z.infer<typeof LoadRequest>;
export interface LoadReply {
  readonly revision: Revision;
  readonly objects: readonly BoardObject[];
  /** Null when these were the last. */
  readonly next: number | null;
}
