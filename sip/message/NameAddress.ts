import { type HeaderParameters, quote, readHeaderParameters, unescapeQuoted } from './HeaderParameters';
import type { OtherUri } from './OtherUri';
import { readUri } from './readUri';
import { SipParseError } from './SipParseError';
import { SipUri } from './SipUri';

const QUOTED =
  /^"((?:[\t\x20\x21\x23-\x5b\x5d-\x7e\x80-\uffff]|\\[\x00-\x09\x0b\x0c\x0e-\x7f])*)"[ \t]*(?=<)/;
const TOKENS = /^[\w\-.!%*+`'~ \t]*$/;

/** The value of From, To, Contact, Route and their like (RFC 3261 20.10): a name, an address, parameters. */
export class NameAddress {
  private constructor(
    /** Quotes and escapes undone; empty when there is none. */
    readonly displayName: string,
    readonly uri: SipUri | OtherUri,
    readonly parameters: HeaderParameters,
  ) {}

  /** Reads one value; throws SipParseError 400. */
  static read(text: string): NameAddress {
    const quoted = QUOTED.exec(text);
    const left = quoted ? quoted[0].length : text.indexOf('<');
    if (left < 0) return NameAddress.#readBare(text);
    const tokens = quoted ? '' : text.slice(0, left);
    const right = text.indexOf('>', left);
    if (right < 0 || !TOKENS.test(tokens)) throw new SipParseError(400, 'Malformed Address');
    const displayName = quoted?.[1] === undefined ? tokens.trim() : unescapeQuoted(quoted[1]);
    const uri = readUri(text.slice(left + 1, right));
    return new NameAddress(displayName, uri, readHeaderParameters(text, right + 1));
  }

  static of(uri: string, displayName = ''): NameAddress {
    return new NameAddress(displayName, readUri(uri), new Map());
  }

  /** Without `<...>`, all parameters are the header's and a URI with `?` or `,` is not allowed (RFC 3261 20). */
  static #readBare(text: string): NameAddress {
    const semicolon = text.indexOf(';');
    const uri = (semicolon < 0 ? text : text.slice(0, semicolon)).trim();
    if (/[?,"]/.test(uri)) throw new SipParseError(400, 'Malformed Address');
    return new NameAddress(
      '',
      readUri(uri),
      semicolon < 0 ? new Map() : readHeaderParameters(text, semicolon),
    );
  }

  get tag(): string | undefined {
    return this.parameters.get('tag');
  }

  /** The address of record of a SIP address; undefined for other schemes. */
  get addressOfRecord(): string | undefined {
    return this.uri instanceof SipUri ? this.uri.addressOfRecord : undefined;
  }

  /** The same name and address with `tag`, as text. */
  withTag(tag: string): string {
    return `${this.#address()};tag=${tag}`;
  }

  toString(): string {
    let text = this.#address();
    for (const [name, value] of this.parameters) {
      text += value === undefined ? `;${name}` : `;${name}=${isPlain(value) ? value : quote(value)}`;
    }
    return text;
  }

  #address(): string {
    return this.displayName === '' ? `<${this.uri}>` : `${quote(this.displayName)} <${this.uri}>`;
  }
}

function isPlain(value: string): boolean {
  return /^[\w\-.!%*+`'~[\]:]+$/.test(value);
}
