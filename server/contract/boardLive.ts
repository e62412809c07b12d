import { z } from 'zod';
import { Coordinate, PENS, packedPoints, Style } from './board';
import { BoardObjectId, BoardPageId, type ParticipantId } from './ids';

/** What somebody does at this moment; never stored. Points are in the page's coordinates. */
export const LiveRequest = z.strictObject({
  page: BoardPageId,
  x: Coordinate,
  y: Coordinate,
  stroke: z
    .strictObject({
      /** Of the object that this will be. */
      id: BoardObjectId,
      pen: z.enum([...PENS, 'laser']),
      style: Style,
      /** Those since the last report, or all for one that begins. */
      points: packedPoints(1, 500),
    })
    .nullable(),
});
export type LiveRequest = z.infer<typeof LiveRequest>;

export type LiveView = Omit<LiveRequest, 'stroke'> & {
  readonly participant: ParticipantId;
  readonly stroke:
    | (Omit<NonNullable<LiveRequest['stroke']>, 'points'> & { readonly points: readonly string[] })
    | null;
};

export interface LiveNotice {
  readonly people: readonly LiveView[];
}
