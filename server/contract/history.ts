import { z } from 'zod';
import { Locale } from './accounts';
import type { BoardPage } from './board';
import type { ChatPage } from './chat';
import type { ParticipantId } from './ids';
import { queryNumber } from './paging';
import { plainText } from './text';

/** What stays of a meeting’s board: its pages in their order. What is on one is drawn by the server. */
export interface KeptBoardView {
  readonly pages: readonly KeptBoardPage[];
}

export interface KeptBoardPage extends Pick<BoardPage, 'id' | 'title'> {
  /** How many objects are on it. */
  readonly objects: number;
  /** What is written on it, for those who do not see the picture. */
  readonly texts: readonly string[];
}

/** Language of headings; default: that of whoever asks. */
export const BoardDownloadQuery = z.strictObject({ locale: Locale.optional() });
export type BoardDownloadQuery = z.infer<typeof BoardDownloadQuery>;

/** The fifty messages before that one; with `text` those with all of these words. */
export const MessagesQuery = z.strictObject({
  before: queryNumber(1, 999_999_999).optional(),
  text: plainText(100).optional(),
});
export type MessagesQuery = z.infer<typeof MessagesQuery>;

/** Messages of a chat that whoever asks may read. */
export interface KeptMessages extends ChatPage {
  /** Who asked, as the chat knows them; null for somebody who did not take part. */
  readonly self: ParticipantId | null;
}
