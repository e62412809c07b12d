import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpArticle } from '../../locales/help/HelpArticle';
import { SearchField } from '../../ui/SearchField';
import classes from './Help.module.css';
import { Highlighted } from './Highlighted';
import { searchHelp, wordsOf } from './searchHelp';
import { useHelp } from './useHelp';

interface HelpSearchProps {
  /** How one help page is led to: a link or a button with these contents. */
  readonly wayTo: (article: HelpArticle, words: readonly string[]) => ReactNode;
}

/** Searches the help pages as one types; without words it lists them all. */
export function HelpSearch({ wayTo }: HelpSearchProps) {
  const { t } = useTranslation('support');
  const articles = useHelp().data ?? [];
  const [text, setText] = useState('');
  const words = wordsOf(text);
  const hits =
    words.length > 0
      ? searchHelp(articles, text)
      : articles.map((article) => ({ article, excerpt: article.summary }));
  return (
    <div className={classes.search}>
      <SearchField label={t('help.search')} value={text} onSearch={setText} />
      <p className={classes.count} role="status">
        {words.length > 0 && (hits.length > 0 ? t('help.found', { count: hits.length }) : t('help.none'))}
      </p>
      <ul className={classes.list} aria-label={t('help.pages')}>
        {hits.map(({ article, excerpt }) => (
          <li key={article.id} className={classes.hit}>
            {wayTo(article, words)}
            <p className={classes.quiet}>
              <Highlighted text={excerpt} words={words} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
