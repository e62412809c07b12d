import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';

interface CardProps {
  readonly title: string;
  readonly text?: string;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A part of a page with its own heading. */
export function Card({ title, text, id, children }: CardProps) {
  const heading = useId();
  return (
    <section className={classes.card} id={id} aria-labelledby={heading}>
      <h2 className={classes.title} id={heading}>
        {title}
      </h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      <div className={classes.body}>{children}</div>
    </section>
  );
}
