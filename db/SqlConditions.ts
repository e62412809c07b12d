/** The WHERE of a search, put together from what was asked for: values are parameters, never text. */
export class SqlConditions {
  readonly parameters: unknown[] = [];
  readonly #conditions: string[] = [];

  /** Adds a condition; it is given the placeholder of `value`. */
  add(condition: (placeholder: string) => string, value: unknown): void {
    this.#conditions.push(condition(this.value(value)));
  }

  /** Adds a condition without a value. */
  addPlain(condition: string): void {
    this.#conditions.push(condition);
  }

  /** The placeholder of one more parameter. */
  value(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  get sql(): string {
    return this.#conditions.length > 0 ? `WHERE ${this.#conditions.join(' AND ')}` : '';
  }
}

/** The pattern of LIKE for what contains `text` in lower case. */
export function containing(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}
