interface WeekLocale extends Intl.Locale {
  readonly weekInfo?: { readonly firstDay: number };
  getWeekInfo?(): { readonly firstDay: number };
}

/**
 * The day a week begins with where this language is spoken, 0 is Monday: of the region the browser names for it, as
 * `en-GB`, else Monday for Chinese and what the language has for others.
 */
export function firstDayOf(language: string, preferred: readonly string[]): number {
  const regional = preferred.find((tag) => tag.split('-')[0] === language.split('-')[0]) ?? language;
  if (language.startsWith('zh')) return 0;
  try {
    const locale: WeekLocale = new Intl.Locale(regional);
    const { firstDay } = locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 };
    return firstDay - 1;
  } catch {
    return 0;
  }
}
