import { mailsEn } from './mails.en';
import { mailsZh } from './mails.zh';

/** The texts of mails in a language. */
export function mailTexts(locale: 'en' | 'zh-CN'): typeof mailsEn {
  return locale === 'zh-CN' ? mailsZh : mailsEn;
}
