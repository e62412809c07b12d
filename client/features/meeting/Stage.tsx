import { type ReactNode, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileView } from '../../../server/contract/media';
import type { RosterEntry } from '../../connection/ConferenceInfoReader';
import type { LocalMedia, LocalMediaState } from '../../connection/LocalMedia';
import { streamKey } from '../../connection/RemoteStreams';
import { AloneHint } from './AloneHint';
import { FloatingView } from './FloatingView';
import { HelpAside } from './HelpAside';
import { Notices } from './Notices';
import { PeoplePanel } from './PeoplePanel';
import { OwnTileVeil, ReconnectVeil } from './ReconnectVeil';
import { readCallReport } from './readCallReport';
import classes from './Stage.module.css';
import { StageBar } from './StageBar';
import { StageDialogs } from './StageDialogs';
import { TileGrid } from './TileGrid';
import { TopStrip } from './TopStrip';
import { useArrival } from './useArrival';
import { useMeetingNews } from './useMeetingNews';
import { usePictureInPicture } from './usePictureInPicture';
import { useStageActions } from './useStageActions';
import { type StageModel, type StageOptions, useStageModel } from './useStageModel';
import { useStageTitle } from './useStageTitle';
import { useWakeLock } from './useWakeLock';

interface StageProps extends StageOptions {
  /** The board: the page has it from elsewhere. */
  readonly board: (stage: StageModel) => ReactNode;
  /** Takes a picture of what is seen: the page has it from elsewhere. */
  readonly capture: (stage: StageModel) => ReactNode;
  /** What happens on the board, for those who do not look at it: the page has it from elsewhere. */
  readonly news: (stage: StageModel) => ReactNode;
  /** Who may draw on the board: of one person, and of all for a host to change. */
  readonly pens: {
    readonly ofPerson: (person: RosterEntry, stage: StageModel) => ReactNode;
    readonly ofAll: (stage: StageModel) => ReactNode;
  };
  /** Fields to choose devices with: the page has them from elsewhere. */
  readonly deviceFields: (media: LocalMedia, state: LocalMediaState) => ReactNode;
  /** Help, given what measures the connection: the page has it from elsewhere. */
  readonly help: (readCall: () => ReturnType<typeof readCallReport>) => ReactNode;
  /** The chat, drawn for who is in the meeting: the page has it from elsewhere. */
  readonly chat: (context: PanelContext) => ReactNode;
  /** Messages of it that one has not seen. */
  readonly unread: number;
  readonly onRejoin: () => void;
}

/** What a panel beside the pictures is told. */
export interface PanelContext {
  readonly people: readonly RosterEntry[];
  readonly host: boolean;
  readonly onClose: () => void;
}

/** The meeting itself: tiles, bar, people, and everything that opens from them. */
export function Stage({ deviceFields, help, chat, pens, unread, onRejoin, ...options }: StageProps) {
  const { t } = useTranslation('meeting');
  const stage = useStageModel(options);
  const { session, media, snapshot, state, title, main } = stage;
  const area = useRef<HTMLElement>(null);
  const mainVideo = useCallback(
    () => area.current?.querySelector<HTMLVideoElement>(`[data-tile="${main?.key}"] video`) ?? null,
    [main],
  );
  const readCall = useCallback(() => readCallReport(session, media.state), [session, media]);
  const pictureInPicture = usePictureInPicture(mainVideo);
  const floating = useFloating(stage, pictureInPicture.open);
  useStageActions(stage);
  useArrival(title, area);
  useMeetingNews(snapshot, stage.reconnecting !== null);
  useStageTitle(title, snapshot.participation, state.microphone === 'on');
  useWakeLock(true);
  return (
    <div className={classes.stage}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <TopStrip
        title={title}
        people={snapshot.roster.participants.length}
        reconnecting={stage.reconnecting?.seconds ?? null}
      />
      <StageMain
        stage={stage}
        area={area}
        floating={floating}
        onRejoin={onRejoin}
        board={options.board}
        capture={options.capture}
        news={options.news}
      />
      {stage.panel === 'chat' &&
        chat({
          people: snapshot.roster.participants,
          host: stage.host,
          onClose: () => stage.togglePanel('chat'),
        })}
      {stage.panel === 'people' && (
        <PeoplePanel
          participants={snapshot.roster.participants}
          self={snapshot.self}
          activeSpeaker={snapshot.activeSpeaker}
          host={stage.host}
          penOf={(person) => pens.ofPerson(person, stage)}
          foot={pens.ofAll(stage)}
          onMute={({ id }) => void session.mute(id, 'microphone').catch(stage.fail)}
          onEnd={() => stage.setDialog('end')}
          onClose={() => stage.togglePanel('people')}
        />
      )}
      {stage.panel === 'help' && (
        <HelpAside onClose={() => stage.togglePanel('help')}>{help(readCall)}</HelpAside>
      )}
      <StageBar stage={stage} pictureInPicture={pictureInPicture} unread={unread} />
      <StageDialogs stage={stage} deviceFields={deviceFields(media, state)} />
      {pictureInPicture.floating && (
        <FloatingView
          window={pictureInPicture.floating}
          tile={main}
          track={main && snapshot.streams.get(streamKey(main.participant.id, main.source))?.track}
          microphoneOn={state.microphone === 'on'}
          onToggleMicrophone={stage.controls.toggleMicrophone}
        />
      )}
    </div>
  );
}

interface StageMainProps {
  readonly stage: StageModel;
  readonly area: RefObject<HTMLElement | null>;
  readonly floating: TileView | null;
  readonly onRejoin: () => void;
  readonly board: StageProps['board'];
  readonly capture: StageProps['capture'];
  readonly news: StageProps['news'];
}

function StageMain({ stage, area, floating, onRejoin, board, capture, news }: StageMainProps) {
  const { t } = useTranslation('meeting');
  const { session, snapshot, reconnecting } = stage;
  return (
    <main
      ref={area}
      id="content"
      className={classes.main}
      aria-label={t('participants')}
      tabIndex={-1}
      data-region="stage"
    >
      {snapshot.roster.participants.length === 1 && <AloneHint link={stage.link} onFailed={stage.tell} />}
      {stage.boardOpen && board(stage)}
      <div className={classes.tiles} data-beside-board={stage.boardOpen || undefined}>
        <TileGrid
          session={session}
          snapshot={snapshot}
          tiles={stage.tiles}
          main={stage.main}
          view={stage.view}
          onPin={stage.pin}
          camera={stage.media.cameraTrack}
          floating={floating}
          veil={reconnecting && <OwnTileVeil seconds={reconnecting.seconds} />}
        />
      </div>
      {stage.capture && capture(stage)}
      <Notices
        session={session}
        snapshot={snapshot}
        media={stage.media}
        state={stage.state}
        failure={stage.failure}
        onDismissFailure={stage.dismissFailure}
      >
        {news(stage)}
      </Notices>
      {reconnecting && (
        <ReconnectVeil
          {...reconnecting}
          onTryNow={() => session.verifyLinks()}
          onRejoin={onRejoin}
          onLeave={() => session.leave()}
        />
      )}
    </main>
  );
}

/** What picture in picture shows counts as seen, even while the page itself is hidden. */
function useFloating({ main }: StageModel, open: boolean): TileView | null {
  return useMemo(
    () =>
      open && main && !main.self
        ? { participant: main.participant.id, source: main.source, width: 800, height: 450 }
        : null,
    [main, open],
  );
}
