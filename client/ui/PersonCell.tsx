import { Monogram } from './Monogram';
import classes from './PersonCell.module.css';

interface PersonCellProps {
  readonly name: string;
  readonly text: string;
  /** Somebody who is not there any more, or must not be. */
  readonly isQuiet?: boolean;
}

/** A person in a list: who they are, and a line under it. */
export function PersonCell({ name, text, isQuiet = false }: PersonCellProps) {
  return (
    <span className={classes.person} data-quiet={isQuiet}>
      <Monogram name={name} />
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.text}>{text}</span>
      </span>
    </span>
  );
}
