import type { ChatMessageView } from '../../../server/contract/chat';

/** A message in one line: its text, or the names of its files. */
export function saidIn({ text, files }: Pick<ChatMessageView, 'text' | 'files'>): string {
  return text || files.map(({ name }) => name).join(', ');
}
