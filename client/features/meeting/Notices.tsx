import { type ReactNode, useCallback, useEffect, useState } from 'react';
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
  /** What else there is to read. */
  readonly children?: ReactNode;
}

/** Above the bar: who muted you, what a device needs, that the browser blocks the sound. Others' sound plays here. */
export function Notices(props: NoticesProps) {
  const { session, snapshot, media, state, failure, onDismissFailure, children } = props;
  const { t } = useTranslation('meeting');
  const muted = useMutedByHost(session, media);
  const keptOut = useKeptOut(session);
  const unsent = useSendingFailed(session, media);
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
      {[muted, unsent, keptOut].map(
        ({ text, clear }) => text && <Notice key={text} text={text} onDismiss={clear} />,
      )}
      {failure && <Notice text={failure} onDismiss={onDismissFailure} />}
      {children}
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

/** A sentence that is said at once and shown until it is cleared. */
function useAlert() {
  const announce = useAnnounce();
  const [text, setText] = useState<string | null>(null);
  const say = useCallback(
    (sentence: string) => {
      setText(sentence);
      announce(sentence, 'assertive');
    },
    [announce],
  );
  const clear = useCallback(() => setText(null), []);
  return { text, say, clear };
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
  const { text, say, clear } = useAlert();
  useEffect(() => {
    const undo = session.on('mutedByHost', (source, by) =>
      say(by === undefined ? t(MUTED_UNHEARD[source]) : t(MUTED[source], { name: by })),
    );
    return both(undo, onTrack(media, clear));
  }, [session, media, say, clear, t]);
  return { text, clear };
}

/** Tells a host whose device is kept out of the meeting, until it is read. */
function useKeptOut(session: MeetingSession) {
  const { t } = useTranslation('meeting');
  const { text, say, clear } = useAlert();
  useEffect(() => session.on('keptOut', (name) => say(t('notice.keptOut', { name }))), [session, say, t]);
  return { text, clear };
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
  const { text, say, clear } = useAlert();
  useEffect(
    () =>
      both(
        session.on('sendingFailed', (source) => say(t(UNSENT[source]))),
        onTrack(media, clear),
      ),
    [session, media, say, clear, t],
  );
  return { text, clear };
}

/** A device that gives something again makes an alert about it old. */
function onTrack(media: LocalMedia, clear: () => void): () => void {
  return media.on('trackChanged', (_source, track) => track && clear());
}

function both(first: () => void, second: () => void): () => void {
  return () => {
    first();
    second();
  };
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
