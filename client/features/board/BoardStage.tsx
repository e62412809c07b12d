import type { TFunction } from 'i18next';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Box, boundsOf } from '../../../server/board/drawing/boundsOf';
import type { BoardPageId, ParticipantId } from '../../../server/contract/ids';
import { useAnnounce } from '../../ui/Announcer';
import { BoardCanvas } from './BoardCanvas';
import type { BoardDesk } from './BoardDesk';
import { BoardHead } from './BoardHead';
import type { BoardState } from './BoardLink';
import { BoardMessages } from './BoardMessages';
import classes from './BoardStage.module.css';
import { pressBoardKey } from './boardKeys';
import { ComingPlaces } from './ComingPlaces';
import { LockBadges } from './LockBadges';
import { ObjectList } from './ObjectList';
import { PagesPanel } from './PagesPanel';
import { PageTabs } from './PageTabs';
import { SelectionBar } from './SelectionBar';
import { StyleBar } from './StyleBar';
import { TextEditor } from './TextEditor';
import { Toolbar } from './Toolbar';
import { type CapturedPicture, useCapturedPicture } from './useCapturedPicture';
import { picturesOf, useClipboard } from './useClipboard';
import { type BoardContext, useDesk, useDeskSnapshot } from './useDesk';
import { usePictures } from './usePictures';
import type { BoardView } from './view/BoardView';

export interface BoardStageProps extends BoardContext {
  /** Names of those who are in the meeting. */
  readonly names: ReadonlyMap<ParticipantId, string>;
  /** What was captured and has no page yet. */
  readonly captured: { readonly picture: CapturedPicture | null; readonly onTaken: () => void };
  /** The page to be shown once the board is here. */
  readonly wanted: { readonly page: BoardPageId | null; readonly onShown: () => void };
  readonly onCapture: () => void;
  readonly onClose: () => void;
}

/** The meeting's board in place of the pictures. */
export function BoardStage(props: BoardStageProps) {
  const { t } = useTranslation('board');
  const desk = useDesk(props);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (props.wanted.page) heading.current?.focus();
  }, [props.wanted.page]);
  return (
    <section className={classes.board} aria-label={t('title')}>
      <h2 ref={heading} className={classes.hidden} tabIndex={-1}>
        {t('title')}
      </h2>
      <p id="board-keys" className={classes.hidden}>
        {t('keys')}
      </p>
      {desk && <OpenBoard desk={desk} {...props} />}
    </section>
  );
}

function OpenBoard({
  desk,
  socket,
  names,
  isHost,
  ...props
}: BoardStageProps & { readonly desk: BoardDesk }) {
  const { t } = useTranslation('board');
  const snapshot = useDeskSnapshot(desk);
  const view = useRef<BoardView | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [panel, setPanel] = useState<'objects' | 'pages' | null>(null);
  const togglePanel = (wanted: 'objects' | 'pages') => setPanel(panel === wanted ? null : wanted);
  const middle = useRef<HTMLDivElement>(null);
  const { coming, list, add } = usePictures(desk, socket, view);
  useClipboard(desk, middle, add);
  useCapturedPicture(desk, props.captured, { state: snapshot.state, coming, view });
  useWantedPage(desk, props.wanted, snapshot.state);
  const nameOf = useCallback(
    (id: ParticipantId) => names.get(id) ?? desk.link.person(id)?.displayName ?? t('somebody'),
    [names, desk, t],
  );
  const announce = useAnnounce();
  useEffect(() => {
    if (snapshot.state === 'saving') announce(t('state.saving'));
  }, [snapshot.state, announce, t]);
  const { selection, tool, style, canDraw, editing } = snapshot;
  const written = editing ? desk.link.replica.document.object(editing) : undefined;
  const about = aboutOf(desk, nameOf, t);
  return (
    <>
      <BoardHead
        desk={desk}
        state={snapshot.state}
        isHost={isHost}
        view={view}
        isListed={panel === 'objects'}
        onList={() => togglePanel('objects')}
        onCapture={props.onCapture}
        onClose={props.onClose}
      />
      <Toolbar
        tool={tool}
        canDraw={canDraw}
        onChoose={(name) => desk.choose({ tool: name })}
        onPictures={add}
      />
      <div ref={middle} className={classes.middle}>
        <BoardCanvas
          desk={desk}
          nameOf={nameOf}
          view={view}
          background={desk.background}
          onViewport={redraw}
          onKey={(event) => {
            if (view.current && pressBoardKey(event, desk, view.current)) event.preventDefault();
          }}
          onDrop={(data, place) => add(picturesOf(data), view.current?.viewport.toPage(place.x, place.y))}
        />
        {written && view.current && (
          <TextEditor
            key={written.id}
            object={written}
            place={placeOf(boundsOf(written), view.current)}
            onDone={(text) => desk.write(written.id, text)}
          />
        )}
        {view.current && coming && (
          <ComingPlaces desk={desk} coming={coming} list={list} nameOf={nameOf} view={view.current} />
        )}
        {view.current && <LockBadges desk={desk} nameOf={nameOf} view={view.current} />}
        <BoardMessages desk={desk} snapshot={snapshot} isHost={isHost} />
      </div>
      {panel === 'objects' && <ObjectList desk={desk} nameOf={nameOf} />}
      {panel === 'pages' && <PagesPanel desk={desk} isHost={isHost} canDraw={canDraw} />}
      <div className={classes.foot}>
        {canDraw && <StyleBar style={style} onChange={(change) => desk.changeStyle(change)} />}
        {selection.length > 0 && canDraw && <SelectionBar desk={desk} about={about} />}
        <PageTabs
          desk={desk}
          canDraw={canDraw}
          isOpen={panel === 'pages'}
          onOpen={() => togglePanel('pages')}
        />
      </div>
    </>
  );
}

/** Goes to the page that is wanted, unless it is gone. */
function useWantedPage(
  desk: BoardDesk,
  { page, onShown }: BoardStageProps['wanted'],
  state: BoardState,
): void {
  useEffect(() => {
    if (!page || state === 'opening') return;
    if (desk.link.replica.document.page(page)) desk.choose({ page });
    onShown();
  }, [desk, page, onShown, state]);
}

/** Who made it, or who works on it. */
function aboutOf(desk: BoardDesk, nameOf: (id: ParticipantId) => string, t: TFunction<'board'>): string {
  const { selected } = desk;
  const lock = desk.link.locks.holderOf(selected.map(({ id }) => ({ kind: 'object', id })));
  if (lock) return t(`doing.${lock.activity}`, { name: nameOf(lock.holder) });
  const authors = [...new Set(selected.map(({ author }) => nameOf(author)))];
  return t('by', { name: authors.join(', ') });
}

function placeOf({ left, top, right }: Box, { viewport }: BoardView) {
  const { box, scale } = viewport;
  return { left: (left - box.left) * scale, top: (top - box.top) * scale, width: (right - left) * scale };
}
