import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFileTypePdf,
  IconFileTypePng,
  IconFileTypeSvg,
  IconListDetails,
  IconScreenshot,
  IconUsers,
  IconX,
  IconZoomIn,
  IconZoomOut,
  IconZoomScan,
} from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { boardPdfUrl } from '../../connection/historyUrl';
import type { BoardDesk } from './BoardDesk';
import type { BoardState } from './BoardLink';
import classes from './BoardStage.module.css';
import { saveAs } from './saveAs';
import type { BoardView } from './view/BoardView';

interface BoardHeadProps {
  readonly desk: BoardDesk;
  readonly state: BoardState;
  readonly isHost: boolean;
  readonly view: RefObject<BoardView | null>;
  readonly isListed: boolean;
  readonly onList: () => void;
  readonly onCapture: () => void;
  readonly onClose: () => void;
}

const ZOOM = 1.25;
const ICON = 18;

/** Over the canvas: take back, zoom, save, list, who may draw, close. */
export function BoardHead({
  desk,
  state,
  isHost,
  view,
  isListed,
  onList,
  onCapture,
  onClose,
}: BoardHeadProps) {
  const { t, i18n } = useTranslation('board');
  const { link } = desk;
  const isOpenToAll = link.replica.permissions.everyone;
  const button = (word: string, icon: ReactNode, onClick: () => void) => (
    <button type="button" className={classes.tool} aria-label={word} title={word} onClick={onClick}>
      {icon}
    </button>
  );
  const name = `${t('title')} ${desk.pages.findIndex(({ id }) => id === desk.getSnapshot().page) + 1}`;
  return (
    <div className={classes.head}>
      {button(t('edit.undo'), <IconArrowBackUp size={ICON} />, () => link.undo())}
      {button(t('edit.redo'), <IconArrowForwardUp size={ICON} />, () => link.redo())}
      {button(t('edit.zoomOut'), <IconZoomOut size={ICON} />, () => view.current?.viewport.zoom(1 / ZOOM))}
      {button(t('edit.zoomIn'), <IconZoomIn size={ICON} />, () => view.current?.viewport.zoom(ZOOM))}
      {button(t('edit.fit'), <IconZoomScan size={ICON} />, () => view.current?.fit())}
      {button(t('export.png'), <IconFileTypePng size={ICON} />, () => void saveAs('png', desk, name))}
      {button(t('export.svg'), <IconFileTypeSvg size={ICON} />, () => void saveAs('svg', desk, name))}
      <a
        className={classes.tool}
        href={boardPdfUrl(desk.files.meeting, i18n.language === 'zh-CN' ? 'zh-CN' : 'en')}
        download
        aria-label={t('export.pdf')}
        title={t('export.pdf')}
      >
        <IconFileTypePdf size={ICON} aria-hidden="true" />
      </a>
      {button(t('capture.region'), <IconScreenshot size={ICON} />, onCapture)}
      <button
        type="button"
        className={classes.tool}
        aria-label={t('list.show')}
        title={t('list.show')}
        aria-pressed={isListed}
        onClick={onList}
      >
        <IconListDetails size={ICON} aria-hidden="true" />
      </button>
      {isHost && (
        <button
          type="button"
          className={classes.action}
          aria-pressed={isOpenToAll}
          onClick={() => desk.permit('everyone', !isOpenToAll)}
        >
          <IconUsers size={ICON} aria-hidden="true" /> {t('pen.everyone')}
        </button>
      )}
      <span className={classes.state} role="status">
        {state === 'open' ? '' : t(`state.${state}`)}
      </span>
      {button(t('close'), <IconX size={ICON} />, onClose)}
    </div>
  );
}
