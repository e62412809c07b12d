import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../server/contract/accounts';

export const NAMESPACES = [
  'common',
  'accounts',
  'home',
  'prejoin',
  'settings',
  'selftest',
  'errors',
  'meeting',
] as const;

const LANGUAGE_KEY = 'plenum.language';
const LOADERS = {
  en: () => import('./locales/en').then(({ en }) => en),
  'zh-CN': () => import('./locales/zhCN').then(({ zhCN }) => zhCN),
} as const satisfies Record<Locale, () => Promise<Resource[string]>>;

/** Starts the translations in the language of the person: the one chosen here before, else the browser's. */
export async function openTranslations(): Promise<i18n> {
  const locale = readChosenLocale() ?? readLocale(navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: await LOADERS[locale]() },
    ns: NAMESPACES,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = locale;
  return i18next;
}

/** Changes the language of the page and remembers it in this browser. */
export async function chooseLocale(locale: Locale): Promise<void> {
  for (const [namespace, texts] of Object.entries(await LOADERS[locale]())) {
    i18next.addResourceBundle(locale, namespace, texts);
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(LANGUAGE_KEY, locale);
  } catch {
    // Private windows may refuse storage; the language then lasts as long as the page.
  }
}

/** The best of our languages for what a browser prefers. */
export function readLocale(preferred: readonly string[]): Locale {
  for (const language of preferred) {
    if (/^zh\b/i.test(language)) return 'zh-CN';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

/** What the person chose on this browser, if anything. */
export function readChosenLocale(): Locale | null {
  try {
    const chosen = localStorage.getItem(LANGUAGE_KEY);
    return chosen === 'en' || chosen === 'zh-CN' ? chosen : null;
  } catch {
    return null;
  }
}
