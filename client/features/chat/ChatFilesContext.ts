import { createContext, useContext } from 'react';
import type { ChatFiles } from './Attachments';

/** The files of the meeting whose chat is shown; the panel provides them. */
export const ChatFilesContext = createContext<ChatFiles | null>(null);

export function useChatFiles(): ChatFiles {
  const files = useContext(ChatFilesContext);
  if (files === null) throw new Error('useChatFiles needs a ChatFilesContext around it');
  return files;
}
