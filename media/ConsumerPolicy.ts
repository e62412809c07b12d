import type { ConsumerId, ParticipantId } from '../server/contract/ids';
import type { TileView } from '../server/contract/media';

/** A picture may be enlarged by this factor before a larger layer is worth its bytes. */
const ALLOWED_ENLARGEMENT = 1.3;
/** Below this height a tile does with half the frames. */
const TINY_HEIGHT = 120;
const TOP_TEMPORAL_LAYER = 2;
const TOP_PRIORITY = 10;
const LOWEST = { spatialLayer: 0, temporalLayer: TOP_TEMPORAL_LAYER };

/** One video consumer of a viewer, as far as the policy needs to know it. */
export interface VideoStream {
  readonly consumer: ConsumerId;
  readonly participant: ParticipantId;
  readonly source: TileView['source'];
  /** Number of spatial layers, each twice as high as the one below. */
  readonly layers: number;
  /** Height of the top layer in pixels. */
  readonly pictureHeight: number;
}

/** What a viewer gets of one video stream. */
export interface ConsumerDecision {
  /** `hidden`: no tile shows it; `starved`: the link is too weak for it, so that sound goes on. */
  readonly flow: 'on' | 'hidden' | 'starved';
  readonly layers: { readonly spatialLayer: number; readonly temporalLayer: number };
  /** 1 to 10: who gets larger layers first when there is not enough for all. */
  readonly priority: number;
}

/**
 * Decides which video streams and layers a viewer gets. Pure. (SPEC M10-M13)
 * @param tiles what the viewer sees, the most important first; null while the viewer has not told yet.
 * @param pictures how many pictures the viewer's link carries; Infinity if it is not weak. A weak link gets low layers.
 */
export function decideConsumers(
  streams: readonly VideoStream[],
  tiles: readonly TileView[] | null,
  pictures: number,
): Map<ConsumerId, ConsumerDecision> {
  const shown = tiles === null ? streams.map(asThumbnail) : streams.map((stream) => toTiled(stream, tiles));
  const tallest = Math.max(...shown.map(({ height }) => height));
  const ranks = [...shown].sort((a, b) => a.rank - b.rank);
  return new Map(
    ranks.map(({ stream, rank, height }, index): [ConsumerId, ConsumerDecision] => [
      stream.consumer,
      {
        flow: rank === Infinity ? 'hidden' : index < pictures ? 'on' : 'starved',
        layers: pictures === Infinity ? toLayers(stream, height) : LOWEST,
        priority: Math.max(1, Math.round((TOP_PRIORITY * height) / Math.max(tallest, 1))),
      },
    ]),
  );
}

/** A picture that is to be had, by what tells it from others. */
interface Picture {
  readonly producer: { readonly id: string };
  readonly participant: ParticipantId;
  readonly source: string;
}

/**
 * Chooses which pictures a viewer receives at all: what tiles show comes first, then what is received already, then
 * what came first. Pure. (SPEC M1)
 */
export function choosePictures<P extends Picture>({
  streams,
  received,
  tiles,
  limit,
}: {
  readonly streams: readonly P[];
  /** Producers. */
  readonly received: ReadonlySet<string>;
  readonly tiles: readonly TileView[] | null;
  readonly limit: number;
}): readonly P[] {
  if (streams.length <= limit) return streams;
  const shown = new Set(tiles?.map(({ participant, source }) => `${participant}/${source}`));
  const rank = ({ producer, participant, source }: P) =>
    shown.has(`${participant}/${source}`) ? 0 : received.has(producer.id) ? 1 : 2;
  return [...streams].sort((one, other) => rank(one) - rank(other)).slice(0, limit);
}

interface Tiled {
  readonly stream: VideoStream;
  /** Place in the viewer's order of importance; Infinity if not seen. */
  readonly rank: number;
  /** Height in pixels at which the picture is drawn. */
  readonly height: number;
}

/** Before the viewer has told what it shows, everything is small, so that the first picture comes at once. */
function asThumbnail(stream: VideoStream, rank: number): Tiled {
  return { stream, rank, height: 1 };
}

function toTiled(stream: VideoStream, tiles: readonly TileView[]): Tiled {
  const own = tiles.filter(
    ({ participant, source }) => participant === stream.participant && source === stream.source,
  );
  const first = own[0];
  if (!first) return { stream, rank: Infinity, height: 0 };
  return { stream, rank: tiles.indexOf(first), height: Math.max(...own.map(toDrawnHeight)) };
}

/** A camera covers its tile, a screen is fitted into it; both are taken for 16:9. */
function toDrawnHeight({ source, width, height }: TileView): number {
  const byWidth = (width * 9) / 16;
  return source === 'camera' ? Math.max(height, byWidth) : Math.min(height, byWidth);
}

/** The smallest layer that fills the tile. */
function toLayers({ layers, pictureHeight }: VideoStream, height: number): ConsumerDecision['layers'] {
  const enough = Array.from(
    { length: layers },
    (_, layer) => pictureHeight / 2 ** (layers - 1 - layer),
  ).findIndex((layerHeight) => layerHeight * ALLOWED_ENLARGEMENT >= height);
  const tiny = height > 1 && height <= TINY_HEIGHT;
  return {
    spatialLayer: enough === -1 ? layers - 1 : enough,
    temporalLayer: tiny ? TOP_TEMPORAL_LAYER - 1 : TOP_TEMPORAL_LAYER,
  };
}
