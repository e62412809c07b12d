import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/Announcer';
import { usePreferences } from '../../ui/usePreferences';
import type { ShortcutAction } from './shortcuts';
import { focusNextRegion, useShortcuts } from './useShortcuts';
import type { StageModel } from './useStageModel';
import { nextLayout } from './useStageView';

/** What each shortcut does on the stage. */
export function useStageActions(stage: StageModel): void {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  const [{ shortcuts }] = usePreferences();
  const { controls, media, snapshot, view, changeView, setDialog } = stage;

  const switchLayout = () => {
    const layout = nextLayout(view.layout);
    changeView({ layout });
    announce(t('say.layout', { layout: t(`layout.${layout}`) }));
  };
  const saySpeaker = () => {
    const { roster, activeSpeaker, self } = snapshot;
    const speaker = roster.participants.find(({ id }) => id === activeSpeaker);
    const name = speaker?.id === self ? t('you') : speaker?.displayName;
    announce(name === undefined ? t('say.nobodySpeaking') : t('say.speaking', { name }), 'assertive');
  };
  const sayState = () => {
    const { microphone, camera } = media.state;
    announce(
      t('say.state', {
        microphone: microphone === 'on' ? t('say.microphoneOn') : t('say.microphoneOff'),
        camera: camera === 'on' ? t('say.cameraOn') : t('say.cameraOff'),
        people: t('count', { count: snapshot.roster.participants.length }),
      }),
      'assertive',
    );
  };
  const actions: Readonly<Record<ShortcutAction, () => void>> = {
    microphone: controls.toggleMicrophone,
    camera: controls.toggleCamera,
    share: controls.toggleShare,
    people: () => stage.togglePanel('people'),
    chat: () => stage.togglePanel('chat'),
    layout: switchLayout,
    board: stage.toggleBoard,
    speaker: saySpeaker,
    state: sayState,
    help: () => setDialog('shortcuts'),
    leave: () => setDialog('leave'),
    region: focusNextRegion,
  };
  useShortcuts({
    enabled: shortcuts,
    act: (action) => actions[action](),
    microphoneOn: () => media.state.microphone === 'on',
    setMicrophone: controls.setMicrophone,
  });
}
