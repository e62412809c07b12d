import { readHostPort } from './readHostPort';
import { SipParseError } from './SipParseError';

type UriParameters = ReadonlyMap<string, string | undefined>;

const NONE: UriParameters = new Map();
/** Scheme, user info, host and port, parameters, headers: told apart, not yet checked. */
const PARTS = /^sip(s)?:(?:([^@]*)@)?([^;?@]*)(?:;([^?@]*))?(?:\?([^@]*))?$/i;
const USER = /^(?:[\w\-.!~*'()&=+$,;?/]|%[\da-f]{2})+$/i;
const PASSWORD = /^(?:[\w\-.!~*'()&=+$,]|%[\da-f]{2})*$/i;
const PARAMETER = /^((?:[\w\-.!~*'()[\]/:&+$]|%[\da-f]{2})+)(?:=((?:[\w\-.!~*'()[\]/:&+$]|%[\da-f]{2})+))?$/i;
const HEADERS = /^(?:[\w\-.!~*'()[\]/?:+$=&]|%[\da-f]{2})+$/i;

/** A `sip:` or `sips:` URI (RFC 3261 19.1). User and parameters are held unescaped. */
export class SipUri {
  private constructor(
    readonly scheme: 'sip' | 'sips',
    /** Percent-escapes undone; undefined where the URI names a host only. */
    readonly user: string | undefined,
    /** Lower case; IPv6 in brackets. */
    readonly host: string,
    readonly port: number | undefined,
    readonly parameters: UriParameters,
    /** What follows `?`, as it came. */
    readonly headers: string | undefined,
    private readonly text: string,
  ) {}

  /** Reads a whole URI; throws SipParseError 400. */
  static read(text: string): SipUri {
    const match = PARTS.exec(text);
    if (!match) throw malformed();
    const [, secure, userInfo, hostPort = '', parameters, headers] = match;
    if (headers !== undefined && !HEADERS.test(headers)) throw malformed();
    const user = userInfo === undefined ? undefined : readUser(userInfo);
    const { host, port } = readHostPort(hostPort);
    return new SipUri(secure ? 'sips' : 'sip', user, host, port, readParameters(parameters), headers, text);
  }

  /** `scheme:user@host` without port and parameters: who is meant, not where. */
  get addressOfRecord(): string {
    return this.user === undefined
      ? `${this.scheme}:${this.host}`
      : `${this.scheme}:${this.user}@${this.host}`;
  }

  /** Whether both mean the same resource (RFC 3261 19.1.4). */
  equals(other: SipUri): boolean {
    return (
      this.scheme === other.scheme &&
      this.user === other.user &&
      this.host === other.host &&
      this.port === other.port &&
      this.headers === other.headers &&
      sameParameters(this.parameters, other.parameters) &&
      sameParameters(other.parameters, this.parameters)
    );
  }

  toString(): string {
    return this.text;
  }
}

function readUser(userInfo: string): string {
  const colon = userInfo.indexOf(':');
  const user = colon < 0 ? userInfo : userInfo.slice(0, colon);
  if (!USER.test(user) || (colon >= 0 && !PASSWORD.test(userInfo.slice(colon + 1)))) throw malformed();
  return unescapePercent(user);
}

function readParameters(texts: string | undefined): UriParameters {
  if (texts === undefined) return NONE;
  const parameters = new Map<string, string | undefined>();
  for (const text of texts.split(';')) {
    const match = PARAMETER.exec(text);
    if (!match?.[1]) throw malformed();
    const name = unescapePercent(match[1]).toLowerCase();
    if (parameters.has(name)) throw malformed();
    parameters.set(name, match[2] === undefined ? undefined : unescapePercent(match[2]));
  }
  return parameters;
}

/** Parameters that must agree when only one of the URIs has them; others are ignored then. */
const ALWAYS_COMPARED = new Set(['user', 'ttl', 'method', 'maddr', 'transport']);

function sameParameters(some: UriParameters, others: UriParameters): boolean {
  for (const [name, value] of some) {
    if (!others.has(name)) {
      if (ALWAYS_COMPARED.has(name)) return false;
    } else if (value?.toLowerCase() !== others.get(name)?.toLowerCase()) {
      return false;
    }
  }
  return true;
}

/** Undoes percent-escapes; octets that are not UTF-8 stay escaped. */
function unescapePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function malformed(): SipParseError {
  return new SipParseError(400, 'Malformed URI');
}
