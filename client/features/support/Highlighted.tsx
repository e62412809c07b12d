import classes from './Help.module.css';
import { splitAtWords } from './searchHelp';

interface HighlightedProps {
  readonly text: string;
  readonly words: readonly string[];
}

/** A text in which what was searched for is marked. */
export function Highlighted({ text, words }: HighlightedProps) {
  return splitAtWords(text, words).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have nothing but their place.
    part.found ? (
      <mark key={index} className={classes.mark}>
        {part.text}
      </mark>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  );
}
