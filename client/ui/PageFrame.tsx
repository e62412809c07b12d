import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../server/contract/accounts';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import classes from './PageFrame.module.css';
import { SkipLink } from './SkipLink';

interface PageFrameProps {
  /** The links of the navigation, one list item each. */
  readonly links: ReactNode;
  /** Who is signed in, and the way out. */
  readonly account: ReactNode;
  readonly title: string;
  /** A quiet line under the title. */
  readonly subtitle?: string;
  readonly onChooseLocale: (locale: Locale) => void;
  readonly children: ReactNode;
}

/** The frame of every page at rest: navigation at the side, on a phone at the bottom. */
export function PageFrame(props: PageFrameProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.side}>
        <div className={classes.brand}>
          <Brand />
        </div>
        <nav className={classes.nav} aria-label={t('nav.label')}>
          <ul className={classes.links}>{props.links}</ul>
        </nav>
        <div className={classes.foot}>
          <LanguageSwitch onChoose={props.onChooseLocale} />
          {props.account}
        </div>
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        <div className={classes.width}>
          <h1 className={classes.title}>{props.title}</h1>
          {props.subtitle !== undefined && <p className={classes.subtitle}>{props.subtitle}</p>}
          {props.children}
        </div>
      </main>
    </div>
  );
}
