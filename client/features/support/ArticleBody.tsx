import type { HelpArticle } from '../../locales/help/HelpArticle';
import classes from './Help.module.css';
import { Highlighted } from './Highlighted';

interface ArticleBodyProps {
  readonly article: HelpArticle;
  /** What was searched for. */
  readonly words?: readonly string[];
  /** One below the title of the page. */
  readonly headings?: 'h2' | 'h3';
}

/** What a help page says, below its title. */
export function ArticleBody({ article, words = [], headings: Heading = 'h2' }: ArticleBodyProps) {
  return (
    <div className={classes.article}>
      <p className={classes.summary}>{article.summary}</p>
      {article.sections.map(({ heading, paragraphs = [], steps = [] }) => (
        <section key={heading}>
          <Heading className={classes.heading}>
            <Highlighted text={heading} words={words} />
          </Heading>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>
              <Highlighted text={paragraph} words={words} />
            </p>
          ))}
          {steps.length > 0 && (
            <ol className={classes.steps}>
              {steps.map((step) => (
                <li key={step}>
                  <Highlighted text={step} words={words} />
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </div>
  );
}
