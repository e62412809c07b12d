import { useTranslation } from 'react-i18next';
import classes from './Desk.module.css';
import { formatSpan } from './formatSpan';
import { useNow } from './useNow';

/** How long whoever has to act still has, or how late they are: in words, not by colour alone. */
export function DueClock({ dueAt }: { readonly dueAt: string | null }) {
  const { t, i18n } = useTranslation('support');
  const now = useNow();
  if (dueAt === null) return null;
  const seconds = (Date.parse(dueAt) - now) / 1000;
  const time = formatSpan(Math.abs(seconds), i18n.language);
  return (
    <span className={classes.due} data-late={seconds < 0}>
      {seconds < 0 ? t('desk.overdue', { time }) : t('desk.due', { time })}
    </span>
  );
}
