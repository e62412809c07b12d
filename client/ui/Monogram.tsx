import classes from './Monogram.module.css';
import { readInitials } from './readInitials';

const COLOURS = 6;

interface MonogramProps {
  readonly name: string;
  readonly size?: 'small' | 'medium' | 'large';
}

/** A person without a picture: initials on a colour that stays theirs. The name stands beside it, so it is silent. */
export function Monogram({ name, size = 'medium' }: MonogramProps) {
  return (
    <span className={classes.monogram} data-size={size} data-colour={colourOf(name)} aria-hidden="true">
      {readInitials(name)}
    </span>
  );
}

function colourOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % COLOURS;
}
