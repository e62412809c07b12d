import type { ReactNode } from 'react';
import classes from './Panel.module.css';

/** The white ground of a page that has one part only, under the page's own heading. */
export function Panel({ children }: { readonly children: ReactNode }) {
  return <div className={classes.panel}>{children}</div>;
}
