import type { ReactNode } from 'react';
import { Brand } from './Brand';
import classes from './FullPageMessage.module.css';

interface FullPageMessageProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A page that has one thing to say: not found, full, ended. Fits the light rest and the dark stage. */
export function FullPageMessage({ title, children, actions }: FullPageMessageProps) {
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <Brand />
      <h1 className={classes.title}>{title}</h1>
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </main>
  );
}
