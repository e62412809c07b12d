import { useTranslation } from 'react-i18next';
import classes from './TopStrip.module.css';

interface TopStripProps {
  readonly title: string;
  readonly people: number;
  /** Since when the connection is being mended, in seconds; null while it stands. */
  readonly reconnecting: number | null;
}

/** What we are in, how many are here, and whether the connection stands. */
export function TopStrip({ title, people, reconnecting }: TopStripProps) {
  const { t } = useTranslation('meeting');
  return (
    <header className={classes.strip}>
      <h1 className={classes.title}>{title}</h1>
      <span className={classes.chip}>{t('count', { count: people })}</span>
      {reconnecting !== null && (
        <span className={classes.chip} data-tone="warn">
          <span className="num">{t('veil.brief', { seconds: reconnecting })}</span>
        </span>
      )}
    </header>
  );
}
