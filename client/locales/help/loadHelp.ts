import type { HelpArticle } from './HelpArticle';

/** The help pages in a language; they load when help is first asked for. */
export async function loadHelp(language: string): Promise<readonly HelpArticle[]> {
  return language === 'zh-CN' ? (await import('./zhCN')).chineseHelp : (await import('./en')).englishHelp;
}
