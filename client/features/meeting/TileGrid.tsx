import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileView } from '../../../server/contract/media';
import { streamKey } from '../../connection/RemoteStreams';
import { useAnnounce } from '../../ui/Announcer';
import type { MeetingSession, MeetingSnapshot } from './MeetingSession';
import { Tile } from './Tile';
import classes from './TileGrid.module.css';
import { tileLayout } from './tileLayout';
import { layoutFor, type TileKey, type TileSubject } from './tiles';
import { useElementSize } from './useElementSize';
import { usePages } from './usePages';
import type { StageView } from './useStageView';
import { useViewReport } from './useViewReport';

interface TileGridProps {
  readonly session: MeetingSession;
  readonly snapshot: MeetingSnapshot;
  readonly tiles: readonly TileSubject[];
  /** Who matters most. */
  readonly main: TileSubject | undefined;
  readonly view: StageView;
  readonly onPin: (key: TileKey | null) => void;
  /** One's own camera as it is sent. */
  readonly camera: MediaStreamTrack | null;
  /** What floats in picture in picture. */
  readonly floating: TileView | null;
  /** Lies over one's own tile. */
  readonly veil: ReactNode;
}

/** All tiles of the page that is shown. Each picture finds its tile by participant and source. */
export function TileGrid(props: TileGridProps) {
  const { session, snapshot, tiles, main, view, onPin, camera, floating, veil } = props;
  const { pinned, rotating } = view;
  const area = useRef<HTMLDivElement>(null);
  const stage = useElementSize(area);
  const subjects = useMemo(() => new Map(tiles.map((tile) => [tile.key, tile])), [tiles]);
  const isPinned = pinned !== null && subjects.has(pinned);
  const layout = layoutFor(view.layout, main, isPinned);
  const pages = usePages({
    keys: useMemo(() => tiles.map(({ key }) => key), [tiles]),
    layout,
    stage,
    main: main?.key,
    pinned: isPinned,
    rotating,
  });
  const shown = pages.shown.join(' ');
  const placed = useMemo(() => {
    const keys = shown === '' ? [] : (shown.split(' ') as TileKey[]);
    const rectangles = tileLayout(layout, keys.length, stage);
    return keys.flatMap((key, index) => {
      const tile = subjects.get(key);
      const rectangle = rectangles[index];
      return tile && rectangle ? [{ tile, rectangle }] : [];
    });
  }, [shown, layout, stage, subjects]);
  useViewReport(session, placed, floating);

  return (
    <div className={classes.grid}>
      <div ref={area} className={classes.area}>
        <ul className={classes.tiles}>
          {placed.map(({ tile, rectangle }) => (
            <Tile
              key={tile.key}
              tile={tile}
              rectangle={rectangle}
              {...pictureOf(tile, snapshot, camera)}
              pinned={tile.key === pinned}
              levels={session.media.levels}
              qualities={session.media.qualities}
              onPin={onPin}
              veil={tile.self && tile.source === 'camera' ? veil : null}
            />
          ))}
        </ul>
      </div>
      {pages.pages > 1 && <Pager {...pages} />}
    </div>
  );
}

/** The track of a tile, and why it may stand still. */
function pictureOf(tile: TileSubject, { streams, share }: MeetingSnapshot, camera: MediaStreamTrack | null) {
  if (tile.self) {
    const own = tile.source === 'camera' ? camera : share?.getVideoTracks()[0];
    return { track: own ?? undefined, pausedBy: 'none' as const };
  }
  const stream = streams.get(streamKey(tile.participant.id, tile.source));
  const open = stream && stream.pausedBy !== 'sender';
  return { track: open ? stream.track : undefined, pausedBy: stream?.pausedBy ?? ('none' as const) };
}

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly turn: (direction: 'next' | 'previous') => void;
}

function Pager({ page, pages, turn }: PagerProps) {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  const press = (direction: 'next' | 'previous') => {
    turn(direction);
    const to = direction === 'next' ? (page + 1) % pages : (page + pages - 1) % pages;
    announce(t('say.page', { page: to + 1, pages }));
  };
  return (
    <fieldset className={classes.pager} aria-label={t('pages.label')}>
      <button type="button" aria-label={t('pages.previous')} onClick={() => press('previous')}>
        <IconChevronLeft size={20} aria-hidden="true" />
      </button>
      <span className="num">{t('pages.current', { page: page + 1, pages })}</span>
      <button type="button" aria-label={t('pages.next')} onClick={() => press('next')}>
        <IconChevronRight size={20} aria-hidden="true" />
      </button>
    </fieldset>
  );
}
