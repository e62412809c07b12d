import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../server/contract/conference';
import type { LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { useAnnounce } from '../../ui/Announcer';
import type { MeetingSession, MeetingSnapshot } from './MeetingSession';
import { Notice } from './Notice';
import classes from './Notices.module.css';
import { RemoteSound } from './RemoteSound';

interface NoticesProps {
  readonly session: MeetingSession;
  readonly snapshot: MeetingSnapshot;
  readonly media: LocalMedia;
  readonly state: LocalMediaState;
  /** A sentence about something that did not work; null for none. */
  readonly failure: string | null;
  readonly onDismissFailure: () => void;
}

/** Above the bar: who muted you, what a device needs, that the browser blocks the sound. Others' sound plays here. */
export function Notices({ session, snapshot, media, state, failure, onDismissFailure }: NoticesProps) {
  const { t } = useTranslation('meeting');
  const [muted, setMuted] = useMutedByHost(session, media);
  const [keptOut, setKeptOut] = useKeptOut(session);
  const [unsent, setUnsent] = useSendingFailed(session, media);
  const problem = useCaptureProblem(media, state);
  const weak = [...snapshot.streams.values()].some(({ pausedBy }) => pausedBy === 'bandwidth');
  useSaid(weak ? t('notice.weak') : null);
  useSaid(problem?.text ?? null);
  useSaid(failure);
  return (
    <div className={classes.notices}>
      <RemoteSound streams={snapshot.streams} speaker={state.selected.speaker} />
      {weak && <Notice text={t('notice.weak')} />}
      {problem && <Notice text={problem.text} action={t('notice.tryAgain')} onAction={problem.tryAgain} />}
      {muted && <Notice text={muted} onDismiss={() => setMuted(null)} />}
      {unsent && <Notice text={unsent} onDismiss={() => setUnsent(null)} />}
      {keptOut && <Notice text={keptOut} onDismiss={() => setKeptOut(null)} />}
      {failure && <Notice text={failure} onDismiss={onDismissFailure} />}
    </div>
  );
}

/** Says what appears to those who do not see it. */
function useSaid(text: string | null): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (text !== null) announce(text);
  }, [text, announce]);
}

const MUTED = {
  microphone: 'notice.mutedBy',
  camera: 'notice.cameraStoppedBy',
  screen: 'notice.shareStoppedBy',
  'screen-audio': 'notice.shareStoppedBy',
} as const satisfies Record<Source, string>;

const MUTED_UNHEARD = {
  microphone: 'notice.mutedByHost',
  camera: 'notice.cameraStoppedByHost',
  screen: 'notice.shareStoppedByHost',
  'screen-audio': 'notice.shareStoppedByHost',
} as const satisfies Record<Source, string>;

/** Names the host who muted us, until it is read or one has opened the microphone again. */
function useMutedByHost(session: MeetingSession, media: LocalMedia) {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const undo = session.on('mutedByHost', (source, by) => {
      const sentence = by === undefined ? t(MUTED_UNHEARD[source]) : t(MUTED[source], { name: by });
      setText(sentence);
      announce(sentence, 'assertive');
    });
    const undoTrack = media.on('trackChanged', (_source, track) => track && setText(null));
    return () => {
      undo();
      undoTrack();
    };
  }, [session, media, announce, t]);
  return [text, setText] as const;
}

/** Tells a host whose device is kept out of the meeting, until it is read. */
function useKeptOut(session: MeetingSession) {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  const [text, setText] = useState<string | null>(null);
  useEffect(
    () =>
      session.on('keptOut', (name) => {
        const sentence = t('notice.keptOut', { name });
        setText(sentence);
        announce(sentence, 'assertive');
      }),
    [session, announce, t],
  );
  return [text, setText] as const;
}

const UNSENT = {
  microphone: 'notice.unsent.microphone',
  camera: 'notice.unsent.camera',
  screen: 'notice.unsent.screen',
  'screen-audio': 'notice.unsent.screen',
} as const satisfies Record<Source, string>;

/** What could not be sent and is off therefore, until it is read or turned on again. */
function useSendingFailed(session: MeetingSession, media: LocalMedia) {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const undo = session.on('sendingFailed', (source) => {
      const sentence = t(UNSENT[source]);
      setText(sentence);
      announce(sentence, 'assertive');
    });
    const undoTrack = media.on('trackChanged', (_source, track) => track && setText(null));
    return () => {
      undo();
      undoTrack();
    };
  }, [session, media, announce, t]);
  return [text, setText] as const;
}

const PROBLEMS = {
  microphone: {
    denied: 'notice.microphoneDenied',
    missing: 'notice.microphoneMissing',
    busy: 'notice.microphoneBusy',
    failed: 'notice.microphoneBusy',
  },
  camera: {
    denied: 'notice.cameraDenied',
    missing: 'notice.cameraMissing',
    busy: 'notice.cameraBusy',
    failed: 'notice.cameraBusy',
  },
} as const;

/** A device that was wanted and cannot be had. */
function useCaptureProblem(media: LocalMedia, { microphone, camera }: LocalMediaState) {
  const { t } = useTranslation('meeting');
  if (microphone in PROBLEMS.microphone) {
    const key = PROBLEMS.microphone[microphone as keyof typeof PROBLEMS.microphone];
    return { text: t(key), tryAgain: () => void media.setMicrophoneOn(true) };
  }
  if (camera in PROBLEMS.camera) {
    const key = PROBLEMS.camera[camera as keyof typeof PROBLEMS.camera];
    return { text: t(key), tryAgain: () => void media.setCameraOn(true) };
  }
  return null;
}
