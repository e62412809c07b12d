import type { TileView } from '../../../server/contract/media';
import type { Rectangle } from './tileLayout';
import type { TileSubject } from './tiles';

/** A tile and where it stands; the most important one comes first. */
export interface PlacedTile {
  readonly tile: TileSubject;
  readonly rectangle: Rectangle;
}

/** As many as one report may name. */
const MOST_TILES = 32;
const LARGEST = 8192;

/** What the viewer sees, for the server: other people's pictures with their size in device pixels, and what floats. */
export function toViewReport(
  placed: readonly PlacedTile[],
  pixelRatio: number,
  floating: TileView | null,
): TileView[] {
  const pixels = (size: number) => Math.min(LARGEST, Math.max(1, Math.round(size * pixelRatio)));
  const seen = placed
    .filter(({ tile }) => !tile.self && tile.participant[tile.source] === 'open')
    .map(({ tile: { participant, source }, rectangle: { width, height } }) => ({
      participant: participant.id,
      source,
      width: pixels(width),
      height: pixels(height),
    }));
  const missing = floating && !seen.some((tile) => isSame(tile, floating)) ? [floating] : [];
  return [...missing, ...seen].slice(0, MOST_TILES);
}

function isSame(a: TileView, b: TileView): boolean {
  return a.participant === b.participant && a.source === b.source;
}
