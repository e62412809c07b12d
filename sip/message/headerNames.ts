/** Header names as they are written; the stack speaks of each by its lower-case long form. */
const SPELLINGS = [
  'Accept',
  'Accept-Encoding',
  'Accept-Language',
  'Alert-Info',
  'Allow',
  'Allow-Events',
  'Authorization',
  'Call-ID',
  'Call-Info',
  'Contact',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Length',
  'Content-Type',
  'CSeq',
  'Date',
  'Event',
  'Expires',
  'From',
  'Info-Package',
  'Max-Forwards',
  'MIME-Version',
  'Min-Expires',
  'Min-SE',
  'Path',
  'Proxy-Authorization',
  'Proxy-Require',
  'Reason',
  'Record-Route',
  'Refer-To',
  'Referred-By',
  'Replaces',
  'Require',
  'Retry-After',
  'Route',
  'Session-Expires',
  'Subject',
  'Subscription-State',
  'Supported',
  'Timestamp',
  'To',
  'Unsupported',
  'User-Agent',
  'Via',
  'Warning',
  'WWW-Authenticate',
];

/** Compact forms of RFC 3261 20 and of the extensions that registered one. */
const COMPACT_FORMS: Readonly<Record<string, string>> = {
  a: 'accept-contact',
  b: 'referred-by',
  c: 'content-type',
  d: 'request-disposition',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  j: 'reject-contact',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
  y: 'identity',
};

const KEY_BY_SPELLING = new Map(SPELLINGS.map((spelling) => [spelling, spelling.toLowerCase()]));
const SPELLING_BY_KEY = new Map(SPELLINGS.map((spelling) => [spelling.toLowerCase(), spelling]));

/** The lower-case long form of a header name as it came; undefined when it is no name at all. */
export function toHeaderKey(name: string): string | undefined {
  const known = KEY_BY_SPELLING.get(name);
  if (known !== undefined) return known;
  if (!/^[\w\-.!%*+`'~]+$/.test(name)) return undefined;
  const key = name.toLowerCase();
  return COMPACT_FORMS[key] ?? key;
}

/** The usual spelling of a header name. */
export function toHeaderName(key: string): string {
  return SPELLING_BY_KEY.get(key) ?? key.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
