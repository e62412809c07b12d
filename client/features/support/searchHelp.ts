import type { HelpArticle } from '../../locales/help/HelpArticle';

/** A help page that has every word that was searched for. */
export interface HelpHit {
  readonly article: HelpArticle;
  /** A sentence of it with one of the words. */
  readonly excerpt: string;
}

/** What was searched for, in words: by spaces, so that a run of Han characters is one word. */
export function wordsOf(text: string): readonly string[] {
  return [
    ...new Set(
      fold(text)
        .split(/[\s,.;:，。；：、]+/u)
        .filter((word) => word !== ''),
    ),
  ];
}

/** The help pages that have all words, the best first: what stands in the title counts most. */
export function searchHelp(articles: readonly HelpArticle[], text: string): readonly HelpHit[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return articles
    .map((article) => ({ article, score: scoreOf(article, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ article }) => ({ article, excerpt: excerptOf(article, words) }));
}

/** Cuts a text where words stand in it: `found` parts are highlighted. */
export function splitAtWords(
  text: string,
  words: readonly string[],
): readonly { text: string; found: boolean }[] {
  if (words.length === 0) return [{ text, found: false }];
  const pattern = new RegExp(`(${words.map(escapePattern).join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, found: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** 0 when a word is missing everywhere. */
function scoreOf(article: HelpArticle, words: readonly string[]): number {
  const title = fold(article.title);
  const keywords = fold(article.keywords.join(' '));
  const summary = fold(article.summary);
  const body = fold(sentencesOf(article).join(' '));
  let score = 0;
  for (const word of words) {
    const here =
      Number(title.includes(word)) * 8 +
      Number(keywords.includes(word)) * 4 +
      Number(summary.includes(word)) * 2 +
      Number(body.includes(word));
    if (here === 0) return 0;
    score += here;
  }
  return score;
}

function excerptOf(article: HelpArticle, words: readonly string[]): string {
  const sentence = sentencesOf(article).find((each) => words.some((word) => fold(each).includes(word)));
  return sentence ?? article.summary;
}

function sentencesOf({ summary, sections }: HelpArticle): readonly string[] {
  return [
    summary,
    ...sections.flatMap(({ heading, paragraphs = [], steps = [] }) => [heading, ...paragraphs, ...steps]),
  ];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
