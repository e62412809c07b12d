import { useTranslation } from 'react-i18next';
import classes from './Cards.module.css';

interface TwinRow {
  readonly label: string;
  /** How long the bar is. */
  readonly value: number;
  /** What stands in the other columns of the table. */
  readonly more: readonly string[];
}

interface TwinChartProps {
  readonly title: string;
  /** Names of the columns of the table. */
  readonly head: readonly string[];
  readonly rows: readonly TwinRow[];
}

/** A chart of bars, and the same as a table. */
export function TwinChart({ title, head, rows }: TwinChartProps) {
  const { t } = useTranslation('support');
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <div className={classes.bars} aria-hidden="true">
        {rows.map(({ label, value }) => (
          <div key={label} className={classes.bar}>
            <span>{label}</span>
            <span className={classes.track}>
              <progress value={value} max={most} />
            </span>
            <span className="num">{value}</span>
          </div>
        ))}
      </div>
      <details className={classes.twin}>
        <summary>{t('figures.asTable')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
        <section className={classes.scroll} tabIndex={0} aria-label={title}>
          <table className={classes.table}>
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, value, more }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {[String(value), ...more].map((text, index) => (
                    <td key={head[index + 1]}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  );
}
