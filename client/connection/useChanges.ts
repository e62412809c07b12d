import { createContext, useContext, useEffect, useRef } from 'react';
import type { ChangedNotice, ChangeTopic } from '../../server/contract/changes';
import type { Changes } from './Changes';

/** The one Changes of the page; App provides it. Without it nothing is told. */
export const ChangesContext = createContext<Changes | null>(null);

/** Calls `onChange` whenever something of `topic` may have changed; with `id` null it can have been anything. */
export function useChanges(topic: ChangeTopic, onChange: (id: string | null) => void): void {
  const changes = useContext(ChangesContext);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const heard = (notice: ChangedNotice) => {
      if (notice.topic === topic) latest.current(notice.id);
    };
    return changes?.listen(heard, () => latest.current(null));
  }, [changes, topic]);
}
