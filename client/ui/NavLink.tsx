import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './NavLink.module.css';

interface NavLinkProps {
  readonly to: '/' | '/settings' | '/self-test';
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** One entry of the navigation; the router marks the page one is on. */
export function NavLink({ to, icon, children }: NavLinkProps) {
  return (
    <li className={classes.item}>
      <Link to={to} className={classes.link} activeOptions={{ exact: true }}>
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        {children}
      </Link>
    </li>
  );
}
