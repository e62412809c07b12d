import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './IconButton.module.css';

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label' | 'type'> {
  /** What it does: read aloud, and shown to whoever points at it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that is only an icon, large enough for a finger. */
export function IconButton({ label, children, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={[classes.button, className].filter(Boolean).join(' ')}
      aria-label={label}
      title={label}
    >
      <span className={classes.icon} aria-hidden="true">
        {children}
      </span>
    </button>
  );
}
