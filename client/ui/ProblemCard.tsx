import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ProblemCard.module.css';

interface ProblemCardProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons that lead out of it, the most likely first. */
  readonly actions?: ReactNode;
  /** `warning` can be lived with; `error` stops what was asked for. */
  readonly tone?: 'error' | 'warning';
}

/** Says what went wrong and what to do about it. */
export function ProblemCard({ title, children, actions, tone = 'error' }: ProblemCardProps) {
  return (
    <section className={classes.card} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <IconAlertTriangle className={classes.icon} aria-hidden="true" />
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        {children !== undefined && <div className={classes.body}>{children}</div>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </section>
  );
}
