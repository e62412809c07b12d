import type { Locale } from '../../contract/accounts';
import type { BoardObject, BoardPage } from '../../contract/board';
import type { KeptPictures } from '../BoardPictures';

/** The pages of a board that are to be drawn, lowest object first, and in which words. */
export interface BoardOrder {
  /** Of the meeting. */
  readonly topic: string;
  readonly pages: readonly (Pick<BoardPage, 'title' | 'background'> & {
    readonly objects: readonly BoardObject[];
  })[];
  readonly pictures: KeptPictures;
  readonly locale: Locale;
}
