export type HelpArticleId =
  | 'joining'
  | 'guest-code'
  | 'microphone'
  | 'camera'
  | 'connection'
  | 'sharing'
  | 'layout'
  | 'keyboard'
  | 'hosting'
  | 'booking'
  | 'replying'
  | 'account'
  | 'departments'
  | 'import'
  | 'rooms'
  | 'support';

/** A part of a help page: what to do in order, or what to know. */
export interface HelpSection {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly steps?: readonly string[];
}

/** One help page in one language. */
export interface HelpArticle {
  readonly id: HelpArticleId;
  readonly title: string;
  /** What it answers, in a sentence. */
  readonly summary: string;
  readonly sections: readonly HelpSection[];
  /** Words that people search for and that do not stand in the text. */
  readonly keywords: readonly string[];
}
