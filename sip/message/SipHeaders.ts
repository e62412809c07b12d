import { SipParseError } from './SipParseError';
import { MAX_ELEMENTS, splitHeaderList } from './splitHeaderList';

/** The header fields of one message, in order. Names are lower-case long forms, values are unfolded text. */
export class SipHeaders {
  readonly #fields: [name: string, value: string][] = [];

  get size(): number {
    return this.#fields.length;
  }

  add(name: string, value: string): this {
    this.#fields.push([name, value]);
    return this;
  }

  prepend(name: string, value: string): this {
    this.#fields.unshift([name, value]);
    return this;
  }

  /** The first value; most headers have only one. */
  get(name: string): string | undefined {
    for (const field of this.#fields) if (field[0] === name) return field[1];
    return undefined;
  }

  /** One value per line, as they came. */
  all(name: string): string[] {
    const values: string[] = [];
    for (const field of this.#fields) if (field[0] === name) values.push(field[1]);
    return values;
  }

  /**
   * One value per element, whether they came on lines of their own or separated by commas (RFC 3261 7.3.1).
   * Throws SipParseError 400 when there are too many.
   */
  list(name: string): string[] {
    const elements: string[] = [];
    for (const field of this.#fields) if (field[0] === name) elements.push(...splitHeaderList(field[1]));
    if (elements.length > MAX_ELEMENTS) throw new SipParseError(400, 'Too Many Elements');
    return elements;
  }

  /** The first of these names that stands on more than one line. */
  findRepeated(names: readonly string[]): string | undefined {
    let seen = 0;
    for (const field of this.#fields) {
      const at = names.indexOf(field[0]);
      if (at < 0) continue;
      if (seen & (1 << at)) return field[0];
      seen |= 1 << at;
    }
    return undefined;
  }

  /** Whether a list of tokens, such as Supported or Allow, has `token`. */
  lists(name: string, token: string): boolean {
    return this.list(name).some((element) => element.toLowerCase() === token.toLowerCase());
  }

  [Symbol.iterator](): IterableIterator<readonly [name: string, value: string]> {
    return this.#fields.values();
  }
}
