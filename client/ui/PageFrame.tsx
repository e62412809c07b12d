import type { ReactNode } from 'react';
import type { Locale } from '../../server/contract/accounts';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import classes from './PageFrame.module.css';
import { PageHeader, type PageHeaderProps } from './PageHeader';
import { SkipLink } from './SkipLink';

interface PageFrameProps extends PageHeaderProps {
  readonly navigation: ReactNode;
  /** What stays at hand beside the brand, such as the bell. */
  readonly tools?: ReactNode;
  /** The way to help, in the same place on every page. */
  readonly help?: ReactNode;
  /** Who is signed in, and the way out. */
  readonly account: ReactNode;
  readonly onChooseLocale: (locale: Locale) => void;
  readonly children: ReactNode;
}

/** The frame of every page at rest: navigation at the side, on a phone at the bottom. */
export function PageFrame(props: PageFrameProps) {
  const { navigation, tools, help, account, onChooseLocale, children, ...header } = props;
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.side}>
        <div className={classes.top}>
          <Brand shrinks />
          <div className={classes.tools}>{tools}</div>
        </div>
        {navigation}
        <div className={classes.foot}>
          {help}
          <LanguageSwitch onChoose={onChooseLocale} />
          {account}
        </div>
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        <div className={classes.width}>
          <PageHeader {...header} />
          {children}
        </div>
      </main>
    </div>
  );
}
