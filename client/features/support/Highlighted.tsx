import classes from './Help.module.css';
import { splitAtWords } from './searchHelp';

interface HighlightedProps {
  readonly text: string;
  readonly words: readonly string[];
}

/** A text in which what was searched for is marked. */
export function Highlighted({ text, words }: HighlightedProps) {
  let position = 0;
  return splitAtWords(text, words).map((part) => {
    const key = position;
    position += part.text.length;
    if (!part.found) return <span key={key}>{part.text}</span>;
    return (
      <mark key={key} className={classes.mark}>
        {part.text}
      </mark>
    );
  });
}
