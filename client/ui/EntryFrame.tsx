import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../server/contract/accounts';
import { Brand } from './Brand';
import classes from './EntryFrame.module.css';
import { Hemicycle } from './Hemicycle';
import { LanguageSwitch } from './LanguageSwitch';
import { SkipLink } from './SkipLink';

interface EntryFrameProps {
  readonly onChooseLocale: (locale: Locale) => void;
  readonly children: ReactNode;
}

/** The frame of the pages before one is signed in: what Plenum is on one side, the form on the other. */
export function EntryFrame({ onChooseLocale, children }: EntryFrameProps) {
  const { t } = useTranslation('accounts');
  return (
    <div className={classes.frame}>
      <SkipLink />
      <aside className={classes.assembly} aria-label="Plenum">
        <div className={classes.picture}>
          <Hemicycle />
        </div>
        <p className={classes.line}>{t('frame.line')}</p>
        <p className={classes.more}>{t('frame.more')}</p>
      </aside>
      <div className={classes.side}>
        <header className={classes.header}>
          <Brand />
          <LanguageSwitch onChoose={onChooseLocale} />
        </header>
        <main id="content" className={classes.content} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
