import {
  IconBackground,
  IconMicrophone,
  IconMicrophoneOff,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { rememberedChoices } from '../../connection/rememberedChoices';
import { useAnnounce } from '../../ui/Announcer';
import { ControlButton } from '../../ui/ControlButton';
import { LevelBar } from './LevelBar';
import classes from './MediaControls.module.css';

interface MediaControlsProps {
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
}

/** Microphone, camera and blur, and the meter beside them. Every switch is spoken. */
export function MediaControls({ media, state }: MediaControlsProps) {
  const { t } = useTranslation('prejoin');
  const announce = useAnnounce();
  const microphoneOn = state.microphone === 'on' || state.microphone === 'starting';
  const cameraOn = state.camera === 'on' || state.camera === 'starting';

  const toggleMicrophone = () => {
    rememberedChoices.remember({ microphoneOn: !microphoneOn });
    void media.setMicrophoneOn(!microphoneOn);
    announce(microphoneOn ? t('control.microphoneOff') : t('control.microphoneOn'));
  };
  const toggleCamera = () => {
    rememberedChoices.remember({ cameraOn: !cameraOn });
    void media.setCameraOn(!cameraOn);
    announce(cameraOn ? t('control.cameraOff') : t('control.cameraOn'));
  };
  const toggleBlur = () => {
    void media.setBlur(!state.blur);
    announce(state.blur ? t('control.blurOff') : t('control.blurOn'));
  };

  return (
    <div className={classes.row}>
      <fieldset className={classes.buttons}>
        <legend className="visually-hidden">{t('control.legend')}</legend>
        <ControlButton
          icon={microphoneOn ? <IconMicrophone size="1.375rem" /> : <IconMicrophoneOff size="1.375rem" />}
          word={microphoneOn ? t('control.microphoneOn') : t('control.microphoneOff')}
          tone={microphoneOn ? 'plain' : 'off'}
          busy={state.microphone === 'starting'}
          title={microphoneOn ? t('control.turnMicrophoneOff') : t('control.turnMicrophoneOn')}
          onPress={toggleMicrophone}
        />
        <ControlButton
          icon={cameraOn ? <IconVideo size="1.375rem" /> : <IconVideoOff size="1.375rem" />}
          word={cameraOn ? t('control.cameraOn') : t('control.cameraOff')}
          tone={cameraOn ? 'plain' : 'off'}
          busy={state.camera === 'starting'}
          title={cameraOn ? t('control.turnCameraOff') : t('control.turnCameraOn')}
          onPress={toggleCamera}
        />
        <ControlButton
          icon={<IconBackground size="1.375rem" />}
          word={state.blur ? t('control.blurOn') : t('control.blurOff')}
          tone={state.blur ? 'on' : 'plain'}
          title={state.blur ? t('control.turnBlurOff') : t('control.turnBlurOn')}
          onPress={toggleBlur}
        />
      </fieldset>
      <LevelBar media={media} on={state.microphone === 'on'} />
    </div>
  );
}
