/** What the focus can do, as it says in OPTIONS and in refusals. */
export const ALLOWED_METHODS: readonly string[] = [
  'INVITE',
  'ACK',
  'CANCEL',
  'BYE',
  'OPTIONS',
  'REGISTER',
  'SUBSCRIBE',
  'UPDATE',
  'INFO',
];

/** Methods the RFCs define and this focus does not serve: 405, where an unknown one is 501. */
export const OTHER_METHODS: readonly string[] = ['MESSAGE', 'NOTIFY', 'PRACK', 'PUBLISH', 'REFER'];

export const SUPPORTED_EXTENSIONS: readonly string[] = ['outbound', 'path', 'replaces', 'timer'];

/** Bodies an INVITE may carry: our browser client's, and everybody else's. */
export const ACCEPTED_BODIES: readonly string[] = ['application/vnd.plenum.sfu+json', 'application/sdp'];

/** RFC 4028 5: the least there may be. */
export const MIN_SESSION_SECONDS = 90;
export const MIN_REGISTRATION_SECONDS = 60;

/** What the focus says about itself in every answer that describes it. */
export const CAPABILITY_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['allow', ALLOWED_METHODS.join(', ')],
  ['supported', SUPPORTED_EXTENSIONS.join(', ')],
  ['accept', [...ACCEPTED_BODIES, 'application/conference-info+xml'].join(', ')],
  ['allow-events', 'conference'],
];
