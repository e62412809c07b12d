import type { TileView } from '../../../server/contract/media';
import type { Rectangle } from './tileLayout';
import type { TileSubject } from './tiles';

/** A tile and where it stands; the most important one comes first. */
export interface PlacedTile {
  readonly tile: TileSubject;
  readonly rectangle: Rectangle;
}

const MOST_TILES = 32;
const LARGEST = 8192;

/** What the viewer sees, for the server: other people's pictures with their size in device pixels. */
export function toViewReport(placed: readonly PlacedTile[], pixelRatio: number): TileView[] {
  const pixels = (size: number) => Math.min(LARGEST, Math.max(1, Math.round(size * pixelRatio)));
  return placed
    .filter(({ tile }) => !tile.self && tile.participant[tile.source] === 'open')
    .slice(0, MOST_TILES)
    .map(({ tile: { participant, source }, rectangle: { width, height } }) => ({
      participant: participant.id,
      source,
      width: pixels(width),
      height: pixels(height),
    }));
}
