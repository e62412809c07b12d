import {
  IconChalkboard,
  IconLayoutGrid,
  IconMessage,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconUsers,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../connection/LocalMedia';
import { BarButton } from './BarButton';
import classes from './ControlBar.module.css';
import type { OwnControls } from './useOwnControls';
import type { PanelName } from './useStageModel';

interface ControlBarProps {
  readonly state: LocalMediaState;
  readonly sharing: boolean;
  readonly controls: OwnControls;
  readonly panel: PanelName | null;
  /** Messages of the chat that one has not seen. */
  readonly unread: number;
  readonly onPanel: (panel: PanelName) => void;
  readonly boardOpen: boolean;
  readonly onBoard: () => void;
  /** Code of the meeting and the like, on the left. */
  readonly aside: ReactNode;
  /** Layout, more and leave: each opens something. */
  readonly layout: (button: (expanded: boolean, onPress: () => void) => ReactNode) => ReactNode;
  readonly more: ReactNode;
  readonly leave: (button: (expanded: boolean | undefined, onPress: () => void) => ReactNode) => ReactNode;
}

const ICON = 22;
const canShare = () => 'getDisplayMedia' in (navigator.mediaDevices ?? {});

/** The controls of the call: microphone, camera, share, layout, more, leave, chat, people. */
export function ControlBar(props: ControlBarProps) {
  const { state, sharing, controls, panel, unread, onPanel, aside, layout, more, leave } = props;
  const { t } = useTranslation('meeting');
  const microphone = state.microphone === 'on';
  const camera = state.camera === 'on' || state.camera === 'starting';
  return (
    <div className={classes.bar}>
      <div className={classes.side}>{aside}</div>
      <div className={classes.middle}>
        <BarButton
          icon={microphone ? <IconMicrophone size={ICON} /> : <IconMicrophoneOff size={ICON} />}
          word={
            state.microphone === 'starting' ? t('bar.starting') : microphone ? t('bar.mute') : t('bar.unmute')
          }
          tone={microphone ? 'plain' : 'off'}
          busy={state.microphone === 'starting'}
          title="Ctrl+D"
          onPress={controls.toggleMicrophone}
        />
        <BarButton
          icon={camera ? <IconVideo size={ICON} /> : <IconVideoOff size={ICON} />}
          word={camera ? t('bar.cameraOn') : t('bar.cameraOff')}
          tone={camera ? 'plain' : 'off'}
          busy={state.camera === 'starting'}
          title={`${camera ? t('bar.turnCameraOff') : t('bar.turnCameraOn')} (Ctrl+E)`}
          onPress={controls.toggleCamera}
        />
        {canShare() && (
          <BarButton
            icon={sharing ? <IconScreenShareOff size={ICON} /> : <IconScreenShare size={ICON} />}
            word={sharing ? t('bar.stopSharing') : t('bar.share')}
            tone={sharing ? 'on' : 'plain'}
            title="Alt+Shift+S"
            wideOnly
            onPress={controls.toggleShare}
          />
        )}
        <BarButton
          icon={<IconChalkboard size={ICON} />}
          word={t('bar.board')}
          tone={props.boardOpen ? 'on' : 'plain'}
          expanded={props.boardOpen}
          title="Alt+Shift+W"
          wideOnly
          onPress={props.onBoard}
        />
        {layout((expanded, onPress) => (
          <BarButton
            icon={<IconLayoutGrid size={ICON} />}
            word={t('bar.layout')}
            expanded={expanded}
            title="Alt+Shift+G"
            wideOnly
            onPress={onPress}
          />
        ))}
        {more}
        {leave((expanded, onPress) => (
          <BarButton
            icon={<IconPhoneOff size={ICON} />}
            word={t('bar.leave')}
            tone="leave"
            {...(expanded === undefined ? {} : { expanded })}
            title="Alt+Shift+Q"
            onPress={onPress}
          />
        ))}
      </div>
      <div className={classes.side} data-end>
        <BarButton
          icon={<IconMessage size={ICON} />}
          word={t('bar.chat')}
          tone={panel === 'chat' ? 'on' : 'plain'}
          expanded={panel === 'chat'}
          title="Alt+Shift+C"
          {...(unread > 0 && { badge: { count: unread, words: t('bar.unread', { count: unread }) } })}
          onPress={() => onPanel('chat')}
        />
        <BarButton
          icon={<IconUsers size={ICON} />}
          word={t('bar.people')}
          tone={panel === 'people' ? 'on' : 'plain'}
          expanded={panel === 'people'}
          title="Alt+Shift+P"
          onPress={() => onPanel('people')}
        />
      </div>
    </div>
  );
}
