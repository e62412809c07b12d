import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** A quiet line under the title. */
  readonly subtitle?: string | undefined;
  /** The way back to the list that the page belongs to. */
  readonly back?: ReactNode;
  /** What can be done on the page, the most likely last. */
  readonly actions?: ReactNode;
}

/** What a page is called, and what can be done on it. */
export function PageHeader({ title, subtitle, back, actions }: PageHeaderProps) {
  return (
    <div className={classes.header}>
      <div className={classes.text}>
        {back}
        <h1 className={classes.title}>{title}</h1>
        {subtitle !== undefined && <p className={classes.subtitle}>{subtitle}</p>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
