import type { ParticipantId } from '../../../server/contract/ids';
import type { RosterEntry } from '../../connection/ConferenceInfoReader';
import type { Layout } from './tileLayout';

/** One tile: a person with their camera, or what they share. */
export interface TileSubject {
  readonly key: TileKey;
  readonly participant: RosterEntry;
  readonly source: 'camera' | 'screen';
  readonly self: boolean;
}

export type TileKey = `${ParticipantId}/${'camera' | 'screen'}`;

interface TileWishes {
  readonly self: ParticipantId | null;
  /** Whether one's own tile stands on the stage. */
  readonly selfView: boolean;
}

/** A tile for everyone, and one for each share, shares first. Alone, one's own tile is always there. */
export function tilesOf(participants: readonly RosterEntry[], { self, selfView }: TileWishes): TileSubject[] {
  const alone = participants.length <= 1;
  const people = participants.filter(({ id }) => id !== self || selfView || alone);
  const shares = participants.filter(({ screen }) => screen === 'open');
  const tile = (participant: RosterEntry, source: TileSubject['source']): TileSubject => ({
    key: `${participant.id}/${source}`,
    participant,
    source,
    self: participant.id === self,
  });
  return [...shares.map((each) => tile(each, 'screen')), ...people.map((each) => tile(each, 'camera'))];
}

interface Attention {
  readonly pinned: TileKey | null;
  readonly activeSpeaker: ParticipantId | null;
  readonly self: ParticipantId | null;
}

/** Who belongs in the main place: pinned, else shared by others, else who speaks, else the first other person. */
export function mainTile(tiles: readonly TileSubject[], attention: Attention): TileKey | undefined {
  const { pinned, activeSpeaker, self } = attention;
  const chosen =
    tiles.find(({ key }) => key === pinned) ??
    tiles.find((tile) => tile.source === 'screen' && !tile.self) ??
    tiles.find((tile) => tile.participant.id === activeSpeaker && activeSpeaker !== self) ??
    tiles.find((tile) => !tile.self && tile.source === 'camera') ??
    tiles[0];
  return chosen?.key;
}

/** The automatic layout makes room for what is pinned or shared: it is large, the others stand beside it. */
export function layoutFor(layout: Layout, main: TileSubject | undefined, pinned: boolean): Layout {
  return layout === 'auto' && (pinned || main?.source === 'screen') ? 'speaker' : layout;
}
