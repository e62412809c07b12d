import type { ReactNode } from 'react';
import classes from './CheckList.module.css';

/** A list of checks, one below the other. */
export function CheckList({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}
