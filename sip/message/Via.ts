import { type HeaderParameters, readHeaderParameters } from './HeaderParameters';
import { readHostPort } from './readHostPort';
import { SipParseError } from './SipParseError';

const SENT =
  /^([\w\-.!%*+`'~]+)[ \t]*\/[ \t]*([\w\-.!%*+`'~]+)[ \t]*\/[ \t]*([\w\-.!%*+`'~]+)[ \t]+(\[[^\s\]]+\]|[^\s;:,]+)(?:[ \t]*:[ \t]*(\d{1,5}))?/;

/** Branches that begin so are unique across space and time (RFC 3261 8.1.1.7). */
export const MAGIC_COOKIE = 'z9hG4bK';

/** One hop a message took (RFC 3261 20.42). */
export class Via {
  private constructor(
    readonly transport: string,
    /** `host` or `host:port`, lower case. */
    readonly sentBy: string,
    readonly parameters: HeaderParameters,
  ) {}

  /** Reads one value; throws SipParseError 400. */
  static read(text: string): Via {
    const match = SENT.exec(text);
    if (!match?.[3] || !match[4]) throw new SipParseError(400, 'Malformed Via');
    const sentBy = match[5] === undefined ? match[4] : `${match[4]}:${match[5]}`;
    readHostPort(sentBy);
    return new Via(match[3].toUpperCase(), sentBy.toLowerCase(), readHeaderParameters(text, match[0].length));
  }

  get branch(): string | undefined {
    return this.parameters.get('branch');
  }

  /** Whether the branch alone identifies the transaction; older peers make it up some other way. */
  get hasUniqueBranch(): boolean {
    const branch = this.branch;
    return branch !== undefined && branch.length > MAGIC_COOKIE.length && branch.startsWith(MAGIC_COOKIE);
  }
}
