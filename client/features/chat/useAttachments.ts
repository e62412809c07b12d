import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ParticipantId } from '../../../server/contract/ids';
import { type Attachment, Attachments } from './Attachments';
import { useChatFiles } from './ChatFilesContext';

/** The files of the message that is being written to `to`, or to all. */
export function useAttachments(to: ParticipantId | undefined): {
  readonly attachments: Attachments;
  readonly list: readonly Attachment[];
} {
  const files = useChatFiles();
  const attachments = useMemo(() => new Attachments(files), [files]);
  useEffect(() => attachments.direct(to), [attachments, to]);
  useEffect(() => () => attachments.clear(), [attachments]);
  const list = useSyncExternalStore(attachments.subscribe, attachments.getSnapshot);
  return { attachments, list };
}
