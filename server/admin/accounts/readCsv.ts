/** One record of a list, and the line on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The text ends inside quotes, or goes on after them; `line` is where. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** A field: in quotes, with quotes doubled inside, or plain; and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * Reads comma-separated values (RFC 4180): quotes, line breaks inside them, either kind of line end, a byte order mark.
 * Lines without anything are left out. Throws CsvError.
 */
export function readCsv(text: string): readonly CsvRecord[] {
  const source = text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let [line, begun, position] = [1, 1, 0];
  while (position < source.length || fields.length > 0) {
    FIELD.lastIndex = position;
    const match = FIELD.exec(source);
    if (!match) throw new CsvError(line, 'A quote is not closed, or something follows it.');
    const [whole, quoted, plain = '', end = ''] = match;
    fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    position += whole.length;
    if (end === ',') continue;
    if (fields.some((field) => field !== '')) records.push({ line: begun, fields });
    [fields, begun] = [[], line];
  }
  return records;
}
