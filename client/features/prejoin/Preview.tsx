import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { Monogram } from '../../ui/Monogram';
import classes from './Preview.module.css';

interface PreviewProps {
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
  readonly name: string;
}

/** Oneself as in a mirror; the monogram where there is no picture. */
export function Preview({ media, state, name }: PreviewProps) {
  const { t } = useTranslation('prejoin');
  const video = useRef<HTMLVideoElement>(null);
  const track = state.camera === 'on' ? media.cameraTrack : null;

  useEffect(() => {
    if (video.current) video.current.srcObject = track === null ? null : new MediaStream([track]);
  }, [track]);

  const Microphone = state.microphone === 'on' ? IconMicrophone : IconMicrophoneOff;
  return (
    <div className={classes.preview} data-loading={state.camera === 'starting'}>
      {track === null ? (
        <Monogram name={name} size="large" />
      ) : (
        <video ref={video} className={classes.video} aria-label={t('preview')} autoPlay playsInline muted />
      )}
      {state.camera === 'starting' && <p className={classes.asking}>{t('asking')}</p>}
      <span className={classes.label}>
        <Microphone
          size="1rem"
          className={classes.icon}
          data-off={state.microphone !== 'on'}
          aria-hidden="true"
        />
        {t('you')}
      </span>
    </div>
  );
}
