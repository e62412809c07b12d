import {
  IconActivity,
  IconAdjustments,
  IconChalkboard,
  IconCopy,
  IconDeviceDesktop,
  IconEye,
  IconEyeOff,
  IconHelpCircle,
  IconKeyboard,
  IconLayoutGrid,
  IconMessage,
  IconPictureInPicture,
  IconScreenShare,
  IconScreenshot,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PopupAction } from './Popup';
import type { CaptureName, PanelName } from './useStageModel';

interface MoreMenuProps {
  readonly selfView: boolean;
  readonly pictureInPicture: {
    readonly available: boolean;
    readonly open: boolean;
    readonly toggle: () => void;
  };
  readonly sharing: boolean;
  readonly onDialog: (dialog: 'devices' | 'connection' | 'shortcuts') => void;
  readonly onSelfView: (shown: boolean) => void;
  readonly onPanel: (panel: PanelName) => void;
  readonly onLayout: () => void;
  readonly onBoard: () => void;
  readonly onShare: () => void;
  readonly onCapture: (capture: CaptureName) => void;
  readonly onCopyLink: () => void;
  readonly onHelp: () => void;
}

const ICON = 20;

/** Everything that has no place on the bar; on a narrow screen also what lost its place there. */
export function MoreMenu(props: MoreMenuProps) {
  const { t } = useTranslation('meeting');
  const { selfView, pictureInPicture, sharing, onDialog } = props;
  return (
    <>
      <PopupAction
        narrowOnly
        icon={<IconUsers size={ICON} />}
        word={t('bar.people')}
        onPress={() => props.onPanel('people')}
      />
      <PopupAction
        narrowOnly
        icon={<IconMessage size={ICON} />}
        word={t('bar.chat')}
        onPress={() => props.onPanel('chat')}
      />
      <PopupAction
        narrowOnly
        icon={<IconLayoutGrid size={ICON} />}
        word={t('bar.layout')}
        onPress={props.onLayout}
      />
      <PopupAction
        narrowOnly
        icon={<IconChalkboard size={ICON} />}
        word={t('bar.board')}
        onPress={props.onBoard}
      />
      {'getDisplayMedia' in (navigator.mediaDevices ?? {}) && (
        <PopupAction
          narrowOnly
          icon={<IconScreenShare size={ICON} />}
          word={sharing ? t('bar.stopSharing') : t('bar.share')}
          onPress={props.onShare}
        />
      )}
      <PopupAction
        icon={<IconScreenshot size={ICON} />}
        word={t('more.capture')}
        onPress={() => props.onCapture('region')}
      />
      {'getDisplayMedia' in (navigator.mediaDevices ?? {}) && (
        <PopupAction
          icon={<IconDeviceDesktop size={ICON} />}
          word={t('more.captureScreen')}
          onPress={() => props.onCapture('screen')}
        />
      )}
      <PopupAction
        icon={<IconAdjustments size={ICON} />}
        word={t('more.devices')}
        onPress={() => onDialog('devices')}
      />
      {pictureInPicture.available && (
        <PopupAction
          icon={<IconPictureInPicture size={ICON} />}
          word={pictureInPicture.open ? t('more.stopPictureInPicture') : t('more.pictureInPicture')}
          onPress={pictureInPicture.toggle}
        />
      )}
      <PopupAction
        icon={selfView ? <IconEyeOff size={ICON} /> : <IconEye size={ICON} />}
        word={selfView ? t('more.hideSelf') : t('more.showSelf')}
        onPress={() => props.onSelfView(!selfView)}
      />
      <PopupAction icon={<IconCopy size={ICON} />} word={t('more.copyLink')} onPress={props.onCopyLink} />
      <PopupAction
        icon={<IconActivity size={ICON} />}
        word={t('more.connection')}
        onPress={() => onDialog('connection')}
      />
      <PopupAction
        icon={<IconKeyboard size={ICON} />}
        word={t('more.shortcuts')}
        onPress={() => onDialog('shortcuts')}
      />
      <PopupAction icon={<IconHelpCircle size={ICON} />} word={t('more.help')} onPress={props.onHelp} />
    </>
  );
}
