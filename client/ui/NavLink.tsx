import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './NavLink.module.css';

interface NavLinkProps {
  readonly to: NonNullable<LinkProps['to']>;
  readonly icon: ReactNode;
  readonly onFollow?: () => void;
  readonly children: ReactNode;
}

/** One entry of the navigation; the router marks the page one is on, also below it. */
export function NavLink({ to, icon, onFollow, children }: NavLinkProps) {
  return (
    <Link to={to} className={classes.link} activeOptions={{ exact: to === '/' }} onClick={onFollow}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </Link>
  );
}
