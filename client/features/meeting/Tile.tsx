import { IconMicrophone, IconMicrophoneOff, IconPhone, IconPin, IconPinnedOff } from '@tabler/icons-react';
import { type CSSProperties, memo, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteStream } from '../../connection/RemoteStreams';
import { Monogram } from '../../ui/Monogram';
import { QualityBars } from './QualityBars';
import type { SignalBoard } from './SignalBoard';
import classes from './Tile.module.css';
import { TileVideo } from './TileVideo';
import type { Rectangle } from './tileLayout';
import type { TileKey, TileSubject } from './tiles';

interface TileProps {
  readonly tile: TileSubject;
  readonly rectangle: Rectangle;
  /** What is shown; undefined while nothing is sent or received. */
  readonly track: MediaStreamTrack | undefined;
  readonly pausedBy: RemoteStream['pausedBy'];
  readonly pinned: boolean;
  readonly levels: SignalBoard;
  readonly qualities: SignalBoard;
  readonly onPin: (key: TileKey | null) => void;
  /** Laid over the picture: the reconnect veil on one's own tile. */
  readonly veil?: ReactNode;
}

/** Loudness from which someone counts as speaking, in dBov. */
const SPEAKING_DB = -50;

/** One person, or what they share: picture or monogram, name, role, microphone, quality. */
export const Tile = memo(function Tile(props: TileProps) {
  const { tile, rectangle, track, pausedBy, pinned, levels, qualities, onPin, veil } = props;
  const { t } = useTranslation('meeting');
  const { participant, source, self } = tile;
  const frame = useRef<HTMLLIElement>(null);
  useEffect(
    () =>
      levels.watch(participant.id, (level) => {
        frame.current?.toggleAttribute('data-speaking', source === 'camera' && (level ?? -127) > SPEAKING_DB);
      }),
    [levels, participant.id, source],
  );
  const name = useTileName(tile);
  const small = rectangle.width < 180;
  const paused = pausedBy === 'bandwidth';
  const trouble = participant.connection === 'reconnecting' ? 'reconnecting' : paused ? 'bandwidth' : null;
  return (
    <li
      ref={frame}
      className={classes.tile}
      style={toStyle(rectangle)}
      data-tile={tile.key}
      data-screen={source === 'screen' || undefined}
      data-small={small || undefined}
      data-reconnecting={participant.connection === 'reconnecting' || undefined}
    >
      {track ? (
        <TileVideo
          track={track}
          participant={participant.id}
          source={source}
          mirrored={self && source === 'camera'}
          remote={!self}
        />
      ) : null}
      <span className={classes.monogram} data-behind={track !== undefined || undefined}>
        {participant.device === 'phone' ? (
          <span className={classes.phone} aria-hidden="true">
            <IconPhone size={32} />
          </span>
        ) : (
          <Monogram name={participant.displayName} size={small ? 'medium' : 'large'} />
        )}
      </span>
      {paused && <span className={classes.paused}>{t('tile.weakPicture')}</span>}
      <span className={classes.label}>
        {source === 'camera' && <MicrophoneState state={participant.microphone} />}
        <span className={classes.name}>{name}</span>
        {source === 'camera' && participant.role !== 'participant' && (
          <span className={classes.role}>{t(`role.${participant.role}`)}</span>
        )}
      </span>
      <span className={classes.quality}>
        <QualityBars
          participant={participant.id}
          name={self ? null : participant.displayName}
          qualities={qualities}
          trouble={trouble}
        />
      </span>
      <button
        type="button"
        className={classes.pin}
        data-pinned={pinned || undefined}
        aria-pressed={pinned}
        aria-label={pinned ? t('tile.unpin', { name }) : t('tile.pin', { name })}
        onClick={() => onPin(pinned ? null : tile.key)}
      >
        {pinned ? <IconPinnedOff size={18} aria-hidden="true" /> : <IconPin size={18} aria-hidden="true" />}
      </button>
      {veil}
    </li>
  );
});

/** The struck icon says it to the eye, the word to the ear. */
function MicrophoneState({ state }: { readonly state: TileSubject['participant']['microphone'] }) {
  const { t } = useTranslation('meeting');
  return (
    <span className={classes.microphone} data-open={state === 'open' || undefined}>
      {state === 'open' ? (
        <IconMicrophone size={16} aria-hidden="true" />
      ) : (
        <IconMicrophoneOff size={16} aria-hidden="true" />
      )}
      <span className="visually-hidden">{t(`state.${state}`)}</span>
    </span>
  );
}

function useTileName({ participant, source, self }: TileSubject): string {
  const { t } = useTranslation('meeting');
  if (source === 'screen') {
    return self ? t('tile.ownScreen') : t('tile.screen', { name: participant.displayName });
  }
  return self ? t('you') : participant.displayName;
}

function toStyle({ left, top, width, height }: Rectangle): CSSProperties {
  return { transform: `translate(${left}px, ${top}px)`, width, height };
}
