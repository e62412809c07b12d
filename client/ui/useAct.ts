import { notifications } from '@mantine/notifications';
import { type QueryKey, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './Announcer';

interface ActOptions<Output> {
  /** What is said, and shown for a moment, when it is done. */
  readonly done?: string | ((output: Output) => string);
  /** Beginnings of the keys of everything that is asked for anew then. */
  readonly stale: readonly QueryKey[];
  readonly onDone?: (output: Output) => void;
}

/** Changes something on the server, says so, and asks anew for what is shown of it, also after a refusal. */
export function useAct<Input, Output>(
  ask: (input: Input) => Promise<Output>,
  { done, stale, onDone }: ActOptions<Output>,
): UseMutationResult<Output, Error, Input> {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: ask,
    onSuccess: (output) => {
      const sentence = typeof done === 'function' ? done(output) : done;
      onDone?.(output);
      if (sentence === undefined) return;
      announce(sentence);
      notifications.show({
        message: sentence,
        color: 'leaf',
        // It is spoken by the announcer already.
        role: 'presentation',
        closeButtonProps: { 'aria-label': t('close') },
      });
    },
    onSettled: () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
