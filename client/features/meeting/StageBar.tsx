import { IconDots } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCode } from '../../ui/formatCode';
import { BarButton } from './BarButton';
import { ControlBar } from './ControlBar';
import { LayoutMenu } from './LayoutMenu';
import { LeaveMenu } from './LeaveMenu';
import { MoreMenu } from './MoreMenu';
import { Popup } from './Popup';
import classes from './Stage.module.css';
import { useCopyLink } from './useCopyLink';
import type { PictureInPicture } from './usePictureInPicture';
import type { PopupName, StageModel } from './useStageModel';

interface StageBarProps {
  readonly stage: StageModel;
  readonly pictureInPicture: PictureInPicture;
  /** Messages of the chat that one has not seen. */
  readonly unread: number;
}

/** The bar and the menus that open from it. */
export function StageBar({ stage, pictureInPicture, unread }: StageBarProps) {
  const { t } = useTranslation('meeting');
  const { session, snapshot, state, controls, view, changeView, popup, setPopup, setDialog } = stage;
  const toggle = (name: PopupName) => () => setPopup(popup === name ? null : name);
  const close = useCallback(() => setPopup(null), [setPopup]);
  const openLeave = useCallback((open: boolean) => setPopup(open ? 'leave' : null), [setPopup]);
  const copyLink = useCopyLink(stage.link);
  return (
    <nav className={classes.controls} aria-label={t('controls')} data-region="bar">
      <ControlBar
        state={state}
        sharing={snapshot.share !== null}
        controls={controls}
        panel={stage.panel}
        unread={unread}
        onPanel={stage.togglePanel}
        boardOpen={stage.boardOpen}
        onBoard={stage.toggleBoard}
        aside={<span className={`${classes.code} num`}>{formatCode(stage.code)}</span>}
        layout={(button) => (
          <Popup
            button={button(popup === 'layout', toggle('layout'))}
            title={t('layout.title')}
            open={popup === 'layout'}
            onClose={close}
          >
            <LayoutMenu view={view} onChange={changeView} />
          </Popup>
        )}
        more={
          <Popup
            button={
              <BarButton
                icon={<IconDots size={22} />}
                word={t('bar.more')}
                expanded={popup === 'more'}
                onPress={toggle('more')}
              />
            }
            title={t('more.title')}
            open={popup === 'more'}
            onClose={close}
          >
            <MoreMenu
              selfView={view.selfView}
              pictureInPicture={{
                ...pictureInPicture,
                toggle: () => {
                  close();
                  pictureInPicture.toggle();
                },
              }}
              sharing={snapshot.share !== null}
              onDialog={(name) => {
                close();
                setDialog(name);
              }}
              onSelfView={(selfView) => changeView({ selfView })}
              onPanel={(panel) => {
                close();
                stage.togglePanel(panel);
              }}
              onHelp={() => {
                close();
                stage.togglePanel('help');
              }}
              onLayout={() => setPopup('layout')}
              onBoard={() => {
                close();
                stage.toggleBoard();
              }}
              onShare={controls.toggleShare}
              onCapture={(capture) => {
                close();
                stage.setCapture(capture);
              }}
              onCopyLink={() => {
                close();
                copyLink({ failed: stage.tell });
              }}
            />
          </Popup>
        }
        leave={(button) => (
          <LeaveMenu
            button={button}
            host={stage.host}
            open={popup === 'leave'}
            onOpen={openLeave}
            onLeave={() => session.leave()}
            onEnd={() => setDialog('end')}
          />
        )}
      />
    </nav>
  );
}
