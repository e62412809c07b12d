import { english } from './texts.en.mjs';
import { chinese } from './texts.zh.mjs';

/** @typedef {keyof typeof english} TextKey */
/** @typedef {'en' | 'zh'} Language */

/**
 * A sentence of the set-up in the person's language; `{name}` stands for a value.
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 * @param {Language} [language]
 */
export function text(key, values = {}, language = languageOf(process.env)) {
  const sentence = (language === 'zh' ? chinese : english)[key];
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The language a terminal asks for, with the precedence of POSIX (LC_ALL, LC_MESSAGES, LANG).
 * @param {NodeJS.ProcessEnv} env
 * @returns {Language}
 */
export function languageOf(env) {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
