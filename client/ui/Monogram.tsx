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

/** FNV-1a over the letters: close names get colours far apart. */
function colourOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash >>> 8) % COLOURS;
}
