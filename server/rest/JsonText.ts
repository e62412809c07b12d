/** What a route answers where the database has written the JSON: a long list is not read only to be written again. */
export class JsonText<T> {
  /** What the text says. */
  declare readonly says?: T;

  constructor(readonly text: string) {}
}
