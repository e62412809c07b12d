import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Monogram } from '../../ui/Monogram';
import classes from './FloatingView.module.css';
import { TileVideo } from './TileVideo';
import type { TileSubject } from './tiles';

interface FloatingViewProps {
  readonly window: Window;
  readonly tile: TileSubject | undefined;
  readonly track: MediaStreamTrack | undefined;
  readonly microphoneOn: boolean;
  readonly onToggleMicrophone: () => void;
}

/** What floats above other windows: who matters most, and one's own microphone. */
export function FloatingView({ window, tile, track, microphoneOn, onToggleMicrophone }: FloatingViewProps) {
  const { t } = useTranslation('meeting');
  if (!tile) return null;
  const { participant, source, self } = tile;
  return createPortal(
    <div className={classes.view}>
      {track ? (
        <TileVideo
          track={track}
          participant={participant.id}
          source={source}
          mirrored={self && source === 'camera'}
          remote={!self}
        />
      ) : (
        <Monogram name={participant.displayName} size="large" />
      )}
      <span className={classes.name}>{self ? t('you') : participant.displayName}</span>
      <button
        type="button"
        className={classes.microphone}
        data-on={microphoneOn || undefined}
        onClick={onToggleMicrophone}
      >
        {microphoneOn ? (
          <IconMicrophone size={18} aria-hidden="true" />
        ) : (
          <IconMicrophoneOff size={18} aria-hidden="true" />
        )}
        {microphoneOn ? t('bar.mute') : t('bar.unmute')}
      </button>
    </div>,
    window.document.body,
  );
}
