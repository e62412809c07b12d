import type { ReactNode } from 'react';
import type { Locale } from '../../server/contract/accounts';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { SkipLink } from './SkipLink';
import classes from './StageFrame.module.css';

interface StageFrameProps {
  readonly onChooseLocale: (locale: Locale) => void;
  readonly children: ReactNode;
}

/** The frame of the quiet pages of the dark stage: before the meeting and after it. */
export function StageFrame({ onChooseLocale, children }: StageFrameProps) {
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.header}>
        <Brand />
        <LanguageSwitch onChoose={onChooseLocale} />
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
