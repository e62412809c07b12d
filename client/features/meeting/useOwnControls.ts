import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia } from '../../connection/LocalMedia';
import { useAnnounce } from '../../ui/Announcer';
import type { MeetingSession } from './MeetingSession';

/** What one does with one's own microphone, camera and share. Every toggle is spoken. */
export interface OwnControls {
  readonly toggleMicrophone: () => void;
  readonly setMicrophone: (on: boolean) => void;
  readonly toggleCamera: () => void;
  readonly toggleShare: () => void;
}

export function useOwnControls(
  session: MeetingSession,
  media: LocalMedia,
  onFailed: (error: unknown) => void,
): OwnControls {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  return useMemo(() => {
    const setMicrophone = (on: boolean) => {
      void media.setMicrophoneOn(on);
      announce(on ? t('say.microphoneOn') : t('say.microphoneOff'), 'assertive');
    };
    const isOn = (source: 'microphone' | 'camera') => ['on', 'starting'].includes(media.state[source]);
    return {
      setMicrophone,
      toggleMicrophone: () => setMicrophone(!isOn('microphone')),
      toggleCamera: () => {
        const on = !isOn('camera');
        void media.setCameraOn(on);
        announce(on ? t('say.cameraOn') : t('say.cameraOff'), 'assertive');
      },
      toggleShare: () => {
        if (session.getSnapshot().share) {
          session.self.stopShare();
          announce(t('say.sharingStopped'));
          return;
        }
        session.self.startShare().then(
          () => announce(t('say.sharing')),
          (error: unknown) => {
            // The person closed the browser's chooser: that is an answer, not a failure.
            if (!(error instanceof DOMException && error.name === 'NotAllowedError')) onFailed(error);
          },
        );
      },
    };
  }, [session, media, announce, t, onFailed]);
}
