import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../server/contract/accounts';
import classes from './LanguageSwitch.module.css';

interface LanguageSwitchProps {
  readonly onChoose: (locale: Locale) => void;
}

/** Offers the other language, in its own words. */
export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const { i18n } = useTranslation();
  const other: Locale = i18n.language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <button type="button" className={classes.button} lang={other} onClick={() => onChoose(other)}>
      <IconLanguage size="1.25rem" aria-hidden="true" />
      <span className={classes.word}>{other === 'en' ? 'English' : '中文'}</span>
    </button>
  );
}
