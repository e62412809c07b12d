import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterEntry } from '../../connection/ConferenceInfoReader';
import type { LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { useLocalMedia } from '../../connection/useLocalMedia';
import { useAnnounce } from '../../ui/Announcer';
import { useErrorText } from '../../ui/useErrorText';
import type { MeetingSession, MeetingSnapshot } from './MeetingSession';
import { mainTile, type TileKey, type TileSubject, tilesOf } from './tiles';
import { useMeeting } from './useMeeting';
import { type OwnControls, useOwnControls } from './useOwnControls';
import { type Reconnecting, useReconnecting } from './useReconnecting';
import { type StageView, useStageView } from './useStageView';

/** What stands beside the pictures. */
export type PanelName = 'people' | 'chat' | 'help';
export type PopupName = 'layout' | 'more' | 'leave';
/** What a picture is to be taken of: what is seen of the meeting, or a screen that one chooses. */
export type CaptureName = 'region' | 'screen';
export type DialogName = 'devices' | 'connection' | 'shortcuts' | 'leave' | 'end';

export interface StageOptions {
  readonly session: MeetingSession;
  readonly media: LocalMedia;
  readonly code: string;
  /** Shown until the roster has come. */
  readonly title: string;
}

/** What the parts of the stage draw, and what they can do. */
export interface StageModel extends StageOptions {
  readonly snapshot: MeetingSnapshot;
  readonly state: LocalMediaState;
  readonly controls: OwnControls;
  readonly view: StageView;
  readonly changeView: (change: Partial<StageView>) => void;
  readonly tiles: readonly TileSubject[];
  /** Who matters most at this moment. */
  readonly main: TileSubject | undefined;
  readonly pin: (key: TileKey | null) => void;
  readonly boardOpen: boolean;
  readonly toggleBoard: () => void;
  readonly me: RosterEntry | undefined;
  /** May mute others and end the meeting. */
  readonly host: boolean;
  readonly link: string;
  readonly reconnecting: Reconnecting | null;
  /** One panel at a time. */
  readonly panel: PanelName | null;
  readonly togglePanel: (panel: PanelName) => void;
  readonly popup: PopupName | null;
  readonly setPopup: (popup: PopupName | null) => void;
  readonly dialog: DialogName | null;
  readonly setDialog: (dialog: DialogName | null) => void;
  readonly capture: CaptureName | null;
  readonly setCapture: (capture: CaptureName | null) => void;
  readonly failure: string | null;
  readonly fail: (error: unknown) => void;
  /** Shows a sentence about something that did not work. */
  readonly tell: (sentence: string) => void;
  readonly dismissFailure: () => void;
}

export function useStageModel(options: StageOptions): StageModel {
  const { session, media, code } = options;
  const errorText = useErrorText();
  const snapshot = useMeeting(session);
  const state = useLocalMedia(media);
  const [view, changeView] = useStageView();
  const [popup, setPopup] = useState<PopupName | null>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [capture, setCapture] = useState<CaptureName | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const say = useRef(errorText);
  say.current = errorText;
  const fail = useCallback((error: unknown) => setFailure(say.current(error)), []);
  const dismissFailure = useCallback(() => setFailure(null), []);
  const { roster, self } = snapshot;
  const tiles = useMemo(
    () => tilesOf(roster.participants, { self, selfView: view.selfView }),
    [roster, self, view.selfView],
  );
  const mainKey = mainTile(tiles, { ...snapshot, pinned: view.pinned });
  const me = roster.participants.find(({ id }) => id === self);
  return {
    ...options,
    title: roster.subject || options.title,
    snapshot,
    state,
    controls: useOwnControls(session, media, fail),
    view,
    changeView,
    tiles,
    main: tiles.find(({ key }) => key === mainKey),
    pin: usePin(tiles, changeView),
    me,
    ...useBoardOpen(),
    host: me?.role === 'host' || me?.role === 'co-host',
    link: `${window.location.origin}/m/${code}`,
    reconnecting: useReconnecting(snapshot.participation),
    ...useSidePanel(),
    popup,
    setPopup,
    dialog,
    setDialog,
    capture,
    setCapture,
    failure,
    fail,
    tell: setFailure,
    dismissFailure,
  };
}

/** Closing the board gives the focus back to what opened it. */
function useBoardOpen(): Pick<StageModel, 'boardOpen' | 'toggleBoard'> {
  const [boardOpen, setBoardOpen] = useState(false);
  const opener = useRef<HTMLElement | null>(null);
  const toggleBoard = useCallback(() => {
    if (boardOpen) opener.current?.focus();
    else opener.current = document.activeElement as HTMLElement | null;
    setBoardOpen(!boardOpen);
  }, [boardOpen]);
  return { boardOpen, toggleBoard };
}

function usePin(tiles: readonly TileSubject[], changeView: StageModel['changeView']): StageModel['pin'] {
  const { t } = useTranslation('meeting');
  const announce = useAnnounce();
  return useCallback(
    (pinned) => {
      changeView({ pinned });
      const name = tiles.find(({ key }) => key === pinned)?.participant.displayName;
      announce(name === undefined ? t('say.unpinned') : t('say.pinned', { name }));
    },
    [changeView, tiles, announce, t],
  );
}

/** Closing the panel gives the focus back to what opened it. */
function useSidePanel(): Pick<StageModel, 'panel' | 'togglePanel'> {
  const [panel, setPanel] = useState<PanelName | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const togglePanel = useCallback(
    (wanted: PanelName) => {
      if (panel === wanted) opener.current?.focus();
      else opener.current = document.activeElement as HTMLElement | null;
      setPanel(panel === wanted ? null : wanted);
    },
    [panel],
  );
  return { panel, togglePanel };
}
