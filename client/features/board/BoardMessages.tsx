import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestError } from '../../connection/RequestError';
import { useErrorText } from '../../ui/useErrorText';
import type { BoardDesk, DeskSnapshot } from './BoardDesk';
import classes from './BoardStage.module.css';

/** Long enough for a host to answer, short enough for who was told not now. */
const ASK_AGAIN_MS = 15_000;

interface BoardMessagesProps {
  readonly desk: BoardDesk;
  readonly snapshot: DeskSnapshot;
  readonly isHost: boolean;
}

/** What one should know at this moment: why something was refused, who asks for the pen, that one looks on. */
export function BoardMessages({ desk, snapshot, isHost }: BoardMessagesProps) {
  const { t } = useTranslation('board');
  const errorText = useErrorText();
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
      {isLookingOn && <AskForPen desk={desk} />}
    </div>
  );
}

/** Offers to ask the hosts for the pen, and again a while after each time. */
function AskForPen({ desk }: { readonly desk: BoardDesk }) {
  const { t } = useTranslation('board');
  const [hasAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!hasAsked) return;
    const timer = setTimeout(() => setAsked(false), ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [hasAsked]);
  const ask = async () => {
    setAsked(true);
    try {
      await desk.link.askPen(null);
    } catch (error) {
      setAsked(false);
      if (error instanceof RequestError) desk.choose({ refusal: error });
    }
  };
  return (
    <Message text={hasAsked ? t('pen.asked') : t('pen.denied')}>
      {!hasAsked && (
        <button type="button" className={classes.action} onClick={() => void ask()}>
          {t('pen.ask')}
        </button>
      )}
    </Message>
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
