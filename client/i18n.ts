import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale, Me } from '../server/contract/accounts';

export const NAMESPACES = [
  'common',
  'accounts',
  'bookings',
  'board',
  'notices',
  'home',
  'prejoin',
  'settings',
  'support',
  'system',
  'selftest',
  'errors',
  'lists',
  'users',
  'departments',
  'rooms',
  'directory',
  'audit',
  'meeting',
  'chat',
] as const;

/** What the person chose on this browser. */
const CHOSEN_KEY = 'plenum.language';
/** What the profile of whoever was signed in last says: a reload starts with it. */
const PROFILE_KEY = 'plenum.profileLanguage';
const LOADERS = {
  en: () => import('./locales/en').then(({ en }) => en),
  'zh-CN': () => import('./locales/zhCN').then(({ zhCN }) => zhCN),
} as const satisfies Record<Locale, () => Promise<Resource[string]>>;

/** Starts the translations: in the language chosen here before, else the profile's, else the browser's. */
export async function openTranslations(): Promise<i18n> {
  const locale = readStored(CHOSEN_KEY) ?? readStored(PROFILE_KEY) ?? readLocale(navigator.languages);
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

/** The person wants this language, on this browser and until they want another. */
export async function chooseLocale(locale: Locale): Promise<void> {
  store(CHOSEN_KEY, locale);
  await showLocale(locale);
}

/**
 * Somebody is known to be here: their profile's language is shown, unless another was chosen on this browser. Texts
 * that cannot be loaded keep nobody out.
 */
export async function followProfile(me: Pick<Me, 'kind' | 'locale'> | null): Promise<void> {
  if (me?.kind !== 'user') return;
  store(PROFILE_KEY, me.locale);
  if (readStored(CHOSEN_KEY) === null) await showLocale(me.locale).catch(() => undefined);
}

async function showLocale(locale: Locale): Promise<void> {
  if (locale === i18next.language) return;
  for (const [namespace, texts] of Object.entries(await LOADERS[locale]())) {
    i18next.addResourceBundle(locale, namespace, texts);
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

/** The best of our languages for what a browser prefers. */
export function readLocale(preferred: readonly string[]): Locale {
  for (const language of preferred) {
    if (/^zh\b/i.test(language)) return 'zh-CN';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

function readStored(key: string): Locale | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'en' || stored === 'zh-CN' ? stored : null;
  } catch {
    return null;
  }
}

function store(key: string, locale: Locale): void {
  try {
    localStorage.setItem(key, locale);
  } catch {
    // Private windows may refuse storage; the language then lasts as long as the page.
  }
}
