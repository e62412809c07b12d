/** A URI of a scheme other than `sip:` and `sips:`, such as `tel:`; known only as text. */
export class OtherUri {
  constructor(
    readonly scheme: string,
    private readonly text: string,
  ) {}

  toString(): string {
    return this.text;
  }
}
