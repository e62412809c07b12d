import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../ui/useErrorText';
import type { BoardDesk, DeskSnapshot } from './BoardDesk';
import classes from './BoardStage.module.css';

interface BoardMessagesProps {
  readonly desk: BoardDesk;
  readonly snapshot: DeskSnapshot;
  readonly isHost: boolean;
}

/** What one should know at this moment: why something was refused, who asks for the pen, that one looks on. */
export function BoardMessages({ desk, snapshot, isHost }: BoardMessagesProps) {
  const { t } = useTranslation('board');
  const errorText = useErrorText();
  const [hasAsked, setAsked] = useState(false);
  const { refusal, asked, canDraw, page, state } = snapshot;
  const isLookingOn = !canDraw && page !== null && state !== 'opening';
  return (
    <div className={classes.messages} role="status">
      {refusal && (
        <Message text={errorText(refusal)}>
          <button type="button" className={classes.action} onClick={() => desk.choose({ refusal: null })}>
            {t('dismiss')}
          </button>
        </Message>
      )}
      {asked && isHost && (
        <Message text={t('pen.wants', { name: asked.displayName })}>
          <button
            type="button"
            className={classes.action}
            onClick={() => {
              desk.permit(asked.participant, true);
              desk.choose({ asked: null });
            }}
          >
            {t('pen.give')}
          </button>
          <button type="button" className={classes.action} onClick={() => desk.choose({ asked: null })}>
            {t('pen.dismiss')}
          </button>
        </Message>
      )}
      {isLookingOn && (
        <Message text={hasAsked ? t('pen.asked') : t('pen.denied')}>
          {!hasAsked && (
            <button
              type="button"
              className={classes.action}
              onClick={() =>
                void desk.link.askPen(null).then(
                  () => setAsked(true),
                  () => undefined,
                )
              }
            >
              {t('pen.ask')}
            </button>
          )}
        </Message>
      )}
    </div>
  );
}

function Message({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className={classes.message}>
      <span>{text}</span>
      {children}
    </div>
  );
}
