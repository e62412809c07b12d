import { useTranslation } from 'react-i18next';
import { useTimes } from '../../ui/useTimes';
import { nthOf, type Repeat, readRepeat } from './repeat';

/** A Monday: names the days of the week. */
const MONDAY = 5;

/** Says a rule in words: "Every 2 weeks on Mon, Thu, 10 times". */
export function useRuleText(): (rule: string, first: string) => string {
  const { t, i18n } = useTranslation('bookings');
  const times = useTimes();
  const everyText = ({ frequency, interval, days, monthly }: Repeat, first: string): string => {
    const every =
      interval === 1 ? t(`rule.every.${frequency}`) : t(`rule.everyFew.${frequency}`, { count: interval });
    if (frequency === 'WEEKLY' && days.length > 0) {
      const names = days.map((day) =>
        times.date(`2026-01-${String(MONDAY + day).padStart(2, '0')}`, 'weekday'),
      );
      const list = new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' }).format(names);
      return t('rule.onDays', { every, days: list });
    }
    if (frequency !== 'MONTHLY' || monthly === 'date') return every;
    const day = times.date(first, 'weekdayLong');
    const which = monthly === 'last-weekday' ? t('repeat.last', { day }) : t(nthKey(first), { day });
    return t('rule.onDays', { every, days: which });
  };
  return (rule, first) => {
    const repeat = readRepeat(rule);
    if (repeat === null) return t('rule.other');
    const every = everyText(repeat, first);
    return repeat.end.kind === 'count'
      ? t('rule.times', { every, count: repeat.end.count })
      : t('rule.until', { every, date: times.date(repeat.end.date, 'day') });
  };
}

function nthKey(date: string) {
  return (
    (['repeat.nth.1', 'repeat.nth.2', 'repeat.nth.3', 'repeat.nth.4', 'repeat.last'] as const)[
      nthOf(date) - 1
    ] ?? 'repeat.last'
  );
}
