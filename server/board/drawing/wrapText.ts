const NARROW = 0.28;
const USUAL = 0.52;
const WIDE = 0.68;
const FULL = 1;

/** The lines of a text in a column; about, since letters are not measured here. `width` and `size` share their unit. */
export function wrapText(text: string, { width, size }: { width: number; size: number }): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width / size));
}

function wrapLine(line: string, most: number): string[] {
  const lines: string[] = [];
  let [taken, takenWidth] = ['', 0];
  for (const word of wordsOf(line)) {
    const width = widthOf(word);
    if (taken !== '' && takenWidth + widthOf(word.trimEnd()) > most) {
      lines.push(taken.trimEnd());
      [taken, takenWidth] = ['', 0];
    }
    taken += word;
    takenWidth += width;
  }
  return [...lines, taken.trimEnd()];
}

/** A word with the space behind it; a Chinese character is one by itself. */
function wordsOf(line: string): readonly string[] {
  return line.match(/[\u2e80-\uffef]\s*|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];
}

/** In sizes of the letters. */
function widthOf(word: string): number {
  let width = 0;
  for (const letter of word) width += widthOfLetter(letter);
  return width;
}

function widthOfLetter(letter: string): number {
  if (letter >= '\u2e80') return FULL;
  if (/[\s.,:;!|'ijlI()]/.test(letter)) return NARROW;
  return /[A-Z@%&mw0-9]/.test(letter) ? WIDE : USUAL;
}
