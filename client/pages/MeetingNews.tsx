import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardPageId } from '../../server/contract/ids';
import { useCaptureNews } from '../features/board/useCaptureNews';
import { Notice } from '../features/meeting/Notice';
import type { StageModel } from '../features/meeting/useStageModel';

interface MeetingNewsProps {
  readonly stage: StageModel;
  /** The board is to show this page. */
  readonly onShow: (page: BoardPageId) => void;
}

/** Tells those in the meeting that somebody has captured a picture, and brings them to its page. */
export function MeetingNews({ stage, onShow }: MeetingNewsProps) {
  const { t } = useTranslation('board');
  const { session, snapshot, boardOpen, toggleBoard } = stage;
  const { self, roster } = snapshot;
  const nameOf = useCallback(
    (id: string) => roster.participants.find((person) => person.id === id)?.displayName,
    [roster],
  );
  const { news, clear } = useCaptureNews(session.socket, { self, nameOf });
  if (!news) return null;
  return (
    <Notice
      text={news.sentence}
      action={t('capture.show')}
      onAction={() => {
        clear();
        onShow(news.page);
        if (!boardOpen) toggleBoard();
      }}
      onDismiss={clear}
    />
  );
}
