import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteStream, StreamKey } from '../../connection/RemoteStreams';
import { markOnce } from './markOnce';
import { Notice } from './Notice';

interface RemoteSoundProps {
  readonly streams: ReadonlyMap<StreamKey, RemoteStream>;
  /** Device id of the speaker; null is the browser's default. */
  readonly speaker: string | null;
}

/** Everyone's sound. Where the browser wants a click before it plays, the person is asked for it. */
export function RemoteSound({ streams, speaker }: RemoteSoundProps) {
  const { t } = useTranslation('meeting');
  const [blocked, setBlocked] = useState(false);
  const [tries, setTries] = useState(0);
  const onBlocked = useCallback(() => setBlocked(true), []);
  const sounds = [...streams].filter(([, { kind }]) => kind === 'audio');
  return (
    <>
      {sounds.map(([key, { track, participant, source }]) => (
        <Sound
          key={key}
          track={track}
          participant={participant}
          source={source}
          speaker={speaker}
          tries={tries}
          onBlocked={onBlocked}
        />
      ))}
      {blocked && (
        <Notice
          text={t('notice.hear')}
          action={t('notice.clickToHear')}
          onAction={() => {
            setBlocked(false);
            setTries((before) => before + 1);
          }}
        />
      )}
    </>
  );
}

interface SoundProps extends Pick<RemoteStream, 'track' | 'participant' | 'source'> {
  readonly speaker: string | null;
  readonly tries: number;
  readonly onBlocked: () => void;
}

function Sound({ track, participant, source, speaker, tries, onBlocked }: SoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new track and another click each mean playing again
  useEffect(() => {
    audio.current
      ?.play()
      .then(() => markOnce('plenum:first-audio'))
      .catch(
        (error: unknown) => error instanceof DOMException && error.name === 'NotAllowedError' && onBlocked(),
      );
  }, [track, tries, onBlocked]);
  useEffect(() => {
    const element = audio.current;
    if (element && 'setSinkId' in element) void element.setSinkId(speaker ?? '').catch(() => undefined);
  }, [speaker]);
  // biome-ignore lint/a11y/useMediaCaption: live speech; captions are a feature of their own
  return <audio ref={audio} autoPlay data-participant={participant} data-source={source} />;
}
