import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../server/contract/ids';
import { useAnnounce } from '../../ui/Announcer';
import type { BoardSocket } from './BoardLink';
import { Pens } from './Pens';

interface PensSource {
  readonly socket: BoardSocket;
  /** Null before one is in the meeting. */
  readonly self: ParticipantId | null;
  /** Each time the socket speaks for us anew; the answer undoes it. */
  readonly onBound: (listener: () => void) => () => void;
}

/** Who may draw in the meeting, kept in step; who asks for the pen is announced. `source` must not change by itself. */
export function usePens(source: PensSource): Pens | null {
  const { t } = useTranslation('board');
  const announce = useAnnounce();
  const [pens, setPens] = useState<Pens | null>(null);
  useEffect(() => {
    const opened = new Pens(source.socket, source.self);
    const undo = [
      source.onBound(() => opened.refresh()),
      opened.on('asked', ({ displayName }) => announce(t('pen.wants', { name: displayName }))),
    ];
    setPens(opened);
    return () => {
      for (const each of undo) each();
      opened.close();
    };
  }, [source, announce, t]);
  return pens;
}
