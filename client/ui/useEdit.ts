import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { RequestError } from '../connection/RequestError';
import { useAct } from './useAct';

interface Versioned {
  readonly version: string;
}

interface EditOptions<View extends Versioned, Draft extends object> {
  /** What is changed, as it was when it was opened. */
  readonly original: View;
  readonly toDraft: (view: View) => Draft;
  /** Sends what was changed of the version that was seen. */
  readonly save: (change: Partial<Draft> & { version: string }) => Promise<View>;
  /** Looks at it as it is now. */
  readonly look: () => Promise<View>;
  readonly done: string;
  readonly stale: readonly QueryKey[];
  readonly onDone: () => void;
}

export interface Edit<View extends Versioned, Draft extends object> {
  readonly draft: Draft;
  readonly isDirty: boolean;
  readonly wasSent: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  /** As somebody else has left it meanwhile; null while nobody has changed it. */
  readonly theirs: View | null;
  /** As it was when it was opened. */
  readonly original: View;
  readonly change: (change: Partial<Draft>) => void;
  readonly submit: (isComplete: boolean) => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/**
 * Changes one object that others may change too. Only what was changed is sent, with the version that was seen; where
 * somebody else was faster, their version is fetched, and whoever edits decides.
 */
export function useEdit<View extends Versioned, Draft extends object>(
  options: EditOptions<View, Draft>,
): Edit<View, Draft> {
  const { toDraft, look, done, stale, onDone } = options;
  const [original, setOriginal] = useState(options.original);
  const [draft, setDraft] = useState(() => toDraft(options.original));
  const [theirs, setTheirs] = useState<View | null>(null);
  const [wasSent, setSent] = useState(false);
  const changed = changedFields(toDraft(original), draft);
  const save = useAct<string, View>(
    async (version) => {
      try {
        return await options.save({ ...changed, version });
      } catch (error) {
        if (error instanceof RequestError && error.code === 'changed-meanwhile') setTheirs(await look());
        throw error;
      }
    },
    { done, stale, onDone },
  );
  return {
    draft,
    isDirty: Object.keys(changed).length > 0,
    wasSent,
    isPending: save.isPending,
    error: save.error,
    theirs,
    original,
    change: (change) => setDraft({ ...draft, ...change }),
    submit: (isComplete) => {
      setSent(true);
      if (!isComplete) return;
      if (Object.keys(changed).length === 0) onDone();
      else save.mutate((theirs ?? original).version);
    },
    keepMine: () => {
      if (theirs !== null) save.mutate(theirs.version);
      setTheirs(null);
    },
    takeTheirs: () => {
      if (theirs === null) return;
      setOriginal(theirs);
      setDraft(toDraft(theirs));
      setTheirs(null);
      save.reset();
    },
  };
}

function changedFields<Draft extends object>(before: Draft, after: Draft): Partial<Draft> {
  const past = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(past.get(key)),
  );
  return Object.fromEntries(entries) as Partial<Draft>;
}
