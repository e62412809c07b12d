import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageCapturedNotice } from '../../../server/contract/board';
import { useAnnounce } from '../../ui/Announcer';
import type { BoardSocket } from './BoardLink';
import { type KnownPeople, sayCaptured } from './sayCaptured';

/** Then it is no news any more; the page itself stays. */
const SHOWN_MS = 20_000;

interface CaptureNews extends Pick<PageCapturedNotice, 'page'> {
  readonly sentence: string;
}

/** What somebody else has captured onto a new page of the board last: announced, until it is read or a while is over. */
export function useCaptureNews(socket: BoardSocket, people: KnownPeople) {
  const { t } = useTranslation('board');
  const announce = useAnnounce();
  const [news, setNews] = useState<CaptureNews | null>(null);
  const clear = useCallback(() => setNews(null), []);
  const known = useRef(people);
  known.current = people;
  useEffect(
    () =>
      socket.on('board:captured', (notice) => {
        const sentence = sayCaptured(notice, known.current, t);
        setNews({ page: notice.page, sentence });
        announce(sentence);
      }),
    [socket, announce, t],
  );
  useEffect(() => {
    if (!news) return;
    const timer = setTimeout(clear, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news, clear]);
  return { news, clear };
}
