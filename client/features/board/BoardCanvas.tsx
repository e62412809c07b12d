import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../server/contract/ids';
import type { BoardDesk } from './BoardDesk';
import classes from './BoardStage.module.css';
import { BoardPointer } from './view/BoardPointer';
import { BoardView } from './view/BoardView';
import type { LiveActivity } from './view/LiveLayer';
import { placePaper } from './view/placePaper';

interface BoardCanvasProps {
  readonly desk: BoardDesk;
  readonly nameOf: (participant: ParticipantId) => string;
  readonly view: RefObject<BoardView | null>;
  readonly background: string;
  readonly onViewport: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** Files that were dropped at a place of the canvas. */
  readonly onDrop: (data: DataTransfer, place: { x: number; y: number }) => void;
}

/** The canvas in the page: opens the view, keeps its size, and takes pointer, wheel and keys. */
export function BoardCanvas(props: BoardCanvasProps) {
  const { desk, nameOf, view, background, onViewport, onKey, onDrop } = props;
  const { t } = useTranslation('board');
  const area = useRef<HTMLDivElement>(null);
  const labels = useRef((_who: ParticipantId, _activity: LiveActivity | null): string => '');
  labels.current = (who, activity) =>
    activity ? t(`doing.${activity}`, { name: nameOf(who) }) : nameOf(who);
  const moved = useRef(onViewport);
  const place = useCallback(() => {
    if (area.current && view.current) placePaper(area.current, background, view.current.viewport);
  }, [background, view]);
  moved.current = () => {
    place();
    onViewport();
  };
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const container = document.createElement('div');
    element.append(container);
    container.className = classes.konva ?? '';
    const opened = new BoardView(
      container,
      desk,
      (id, activity) => labels.current(id, activity),
      () => moved.current(),
    );
    view.current = opened;
    moved.current();
    const pointer = new BoardPointer(element, opened, desk);
    const observer = new ResizeObserver(() => opened.resize(element.clientWidth, element.clientHeight));
    observer.observe(element);
    return () => {
      observer.disconnect();
      pointer.close();
      opened.close();
      container.remove();
      view.current = null;
    };
  }, [desk, view]);
  useEffect(place, [place]);
  return (
    <div
      ref={area}
      className={classes.canvas}
      data-background={background}
      role="application"
      aria-label={t('canvas')}
      aria-describedby="board-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, as its description says
      tabIndex={0}
      onKeyDown={onKey}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const { left, top } = event.currentTarget.getBoundingClientRect();
        onDrop(event.dataTransfer, { x: event.clientX - left, y: event.clientY - top });
      }}
    />
  );
}
