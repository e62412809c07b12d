import 'dayjs/locale/zh-cn';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './DateField.module.css';
import { firstDayOf } from './firstDayOf';

interface DateFieldProps {
  readonly label: string;
  /** `2027-03-29` */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly minimum?: string;
}

/** A date, chosen from a month that begins its weeks and names its days as the person's language does. */
export function DateField({ label, value, onChange, minimum }: DateFieldProps) {
  const { t, i18n } = useTranslation();
  const chinese = i18n.language === 'zh-CN';
  const language = i18n.language;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  const month = (date: string | Date) =>
    new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(new Date(date));
  return (
    <DatePickerInput
      label={label}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      locale={chinese ? 'zh-cn' : 'en'}
      firstDayOfWeek={WEEKDAYS[firstDayOf(language, navigator.languages)] ?? 1}
      valueFormat={chinese ? 'YYYY年M月D日 dddd' : 'ddd, MMMM D, YYYY'}
      monthLabelFormat={month}
      leftSection={<IconCalendar size="1.125rem" aria-hidden="true" />}
      classNames={{ day: classes.day ?? '' }}
      getDayProps={(date) => ({ 'aria-label': day.format(Date.parse(`${date}T00:00Z`)) })}
      popoverProps={{ trapFocus: true, returnFocus: true, shadow: 'md', withRoles: false }}
      ariaLabels={{
        nextMonth: t('date.nextMonth'),
        previousMonth: t('date.previousMonth'),
        monthLevelControl: t('date.chooseMonth'),
        yearLevelControl: t('date.chooseYear'),
        nextYear: t('date.nextYear'),
        previousYear: t('date.previousYear'),
      }}
      {...(minimum === undefined ? {} : { minDate: minimum })}
    />
  );
}

/** As Mantine counts: 0 is Sunday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;
