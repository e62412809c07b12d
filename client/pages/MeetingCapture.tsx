import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CapturedPicture } from '../features/board/useCapturedPicture';
import { grabScreen } from '../features/capture/grabScreen';
import { RegionCapture } from '../features/capture/RegionCapture';
import type { Still } from '../features/capture/takeStill';
import type { StageModel } from '../features/meeting/useStageModel';

interface MeetingCaptureProps {
  readonly stage: StageModel;
  readonly onTaken: (picture: CapturedPicture) => void;
}

/** A picture is taken of the stage or of a screen, and the board opens to show it on a page of its own. */
export function MeetingCapture({ stage, onTaken }: MeetingCaptureProps) {
  const { capture, setCapture, boardOpen, toggleBoard, fail } = stage;
  const title = useTitle(stage);
  const close = useCallback(() => setCapture(null), [setCapture]);
  const screen = useScreen(capture === 'screen', { close, fail });
  if (capture === 'screen' && !screen) return null;
  return (
    <RegionCapture
      screen={screen}
      onTaken={({ content, of }) => {
        onTaken({ content, title: title(of), of });
        close();
        if (!boardOpen) toggleBoard();
      }}
      onClose={close}
    />
  );
}

/** Of a screen one picture is taken at once; whoever chooses none has changed their mind. */
function useScreen(
  isWanted: boolean,
  { close, fail }: { close: () => void; fail: (error: unknown) => void },
): HTMLCanvasElement | null {
  const [screen, setScreen] = useState<HTMLCanvasElement | null>(null);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!isWanted || hasAsked.current) return;
    hasAsked.current = true;
    grabScreen().then(setScreen, (error: unknown) => {
      close();
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) fail(error);
    });
  }, [isWanted, close, fail]);
  return screen;
}

/** What it was taken of, and when. */
function useTitle({ snapshot }: StageModel): (of: Still['of']) => string {
  const { t, i18n } = useTranslation('board');
  return (of) => {
    const time = new Date().toLocaleString(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
    return t('capture.pageTitle', { source: sourceOf(of), time });
  };
  function sourceOf(of: Still['of']): string {
    if (!('participant' in of)) return t(`capture.${of.kind}`);
    const name = snapshot.roster.participants.find(({ id }) => id === of.participant)?.displayName ?? '';
    return (of.kind === 'screen' ? t('capture.screenOf', { name }) : name).slice(0, 36);
  }
}
