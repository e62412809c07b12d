import fc from 'fast-check';
import { SOURCES } from '../../server/contract/conference';
import type { RequestName } from '../../server/contract/events';
import { ConsumerId, ParticipantId } from '../../server/contract/ids';
import type { RequestBody } from '../../server/signalling/RequestHandler';
import { boardBodies } from './boardBodies';
import { chatBodies } from './chatBodies';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const token = fc.string({ unit: fc.constantFrom(...BASE64URL), minLength: 43, maxLength: 43 });
const participant = fc.uuid().map((id) => ParticipantId.parse(id));
const consumer = fc.uuid().map((id) => ConsumerId.parse(id));
const source = fc.constantFrom(...SOURCES);
const transport = fc.record({
  direction: fc.constantFrom('send' as const, 'receive' as const),
  transport: fc.uuid(),
});
const clockRate = fc.constantFrom(8_000, 48_000, 90_000);
const rtcpFeedback = fc.array(fc.record({ type: fc.constantFrom('nack', 'transport-cc', 'goog-remb') }), {
  maxLength: 3,
});
const parameters = fc.dictionary(
  fc.constantFrom('useinbandfec', 'minptime', 'apt', 'profile-id'),
  fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant('x')),
);

const rtpCapabilities = fc.record({
  codecs: fc.array(
    fc.record({
      kind: fc.constantFrom('audio' as const, 'video' as const),
      mimeType: fc.constantFrom('audio/opus', 'video/VP8', 'video/rtx'),
      preferredPayloadType: fc.integer({ min: 96, max: 127 }),
      clockRate,
      parameters,
      rtcpFeedback,
    }),
    { maxLength: 4 },
  ),
  headerExtensions: fc.constant<never[]>([]),
});

const rtpParameters = fc.record(
  {
    mid: fc.constantFrom('0', '1'),
    codecs: fc.array(
      fc.record({
        mimeType: fc.constantFrom('audio/opus', 'video/VP8'),
        payloadType: fc.integer({ min: 96, max: 127 }),
        clockRate,
        parameters,
        rtcpFeedback,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    encodings: fc.array(
      fc.record(
        {
          ssrc: fc.integer({ min: 0, max: 0xffffffff }),
          rid: fc.constantFrom('l', 'm', 'h'),
          dtx: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 3 },
    ),
    rtcp: fc.record({ cname: fc.string({ unit: fc.constantFrom(...BASE64URL), maxLength: 20 }) }),
  },
  { requiredKeys: ['codecs'] },
);

const fingerprint = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':'));
const dtlsParameters = fc.record({
  role: fc.constantFrom('client' as const, 'auto' as const),
  fingerprints: fc.array(fc.record({ algorithm: fc.constant('sha-256' as const), value: fingerprint }), {
    minLength: 1,
    maxLength: 2,
  }),
});
const pixels = fc.integer({ min: 1, max: 8_192 });
const tile = fc.record({
  participant,
  source: fc.constantFrom('camera' as const, 'screen' as const),
  width: pixels,
  height: pixels,
});

/** Valid bodies of every request, generated; a request without them does not compile. */
export const requestBodies: { readonly [Name in RequestName]: fc.Arbitrary<RequestBody<Name>> } = {
  'conference:bind': fc.record({ token }),
  'conference:mute': fc.record({ participant, source }),
  'conference:end': fc.constant({}),
  'media:open': fc.record({ rtpCapabilities }),
  'media:connect': fc.tuple(transport, dtlsParameters).map(([to, dtls]) => ({ ...to, dtlsParameters: dtls })),
  'media:restartIce': transport,
  'media:produce': fc.record({ source, rtpParameters, paused: fc.boolean() }),
  'media:closeProducer': fc.record({ source }),
  'media:setPaused': fc.record({ source, paused: fc.boolean() }),
  'media:consumersReady': fc.record({ consumers: fc.array(consumer, { minLength: 1, maxLength: 60 }) }),
  'media:view': fc.record({ tiles: fc.array(tile, { maxLength: 32 }) }),
  ...boardBodies,
  ...chatBodies,
};

/** Any request with a valid body. */
export const anyRequest: fc.Arbitrary<{ name: RequestName; body: unknown }> = fc
  .constantFrom(...(Object.keys(requestBodies) as RequestName[]))
  .chain((name) => (requestBodies[name] as fc.Arbitrary<unknown>).map((body) => ({ name, body })));

const HOSTILE_VALUES: readonly unknown[] = [
  null,
  -1,
  1e308,
  '',
  'x'.repeat(300),
  [],
  {},
  true,
  '\u0000',
  [[[[]]]],
];
const IDENTITY_KEYS = [
  'userId',
  'senderId',
  'displayName',
  'role',
  'participantId',
  'ts',
  'meetingId',
  'isAdmin',
];
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** What was done to a body, in words that a failing test prints. */
export interface Mutation {
  readonly kind: 'removed key' | 'foreign key' | 'prototype key' | 'other value';
  readonly json: string;
}

/** One small change somewhere in a body, as the JSON that would come over the wire. */
export function mutated(body: unknown): fc.Arbitrary<Mutation> {
  const places = placesIn(body);
  const place = fc.constantFrom(...places);
  const keyed = fc.constantFrom(...places.filter(({ keys }) => keys.length > 0), {
    path: [],
    keys: ['nothing'],
  });
  return fc.oneof(
    keyed
      .chain(({ path, keys }) => fc.record({ path: fc.constant(path), key: fc.constantFrom(...keys) }))
      .map(
        ({ path, key }): Mutation => ({
          kind: 'removed key',
          json: withEdit(body, path, (at) => delete at[key]),
        }),
      ),
    fc.record({ place, key: fc.constantFrom(...IDENTITY_KEYS) }).map(
      ({ place: { path }, key }): Mutation => ({
        kind: 'foreign key',
        json: withEdit(body, path, (at) => void (at[key] = 'forged')),
      }),
    ),
    fc.record({ place, key: fc.constantFrom(...PROTOTYPE_KEYS) }).map(
      ({ place: { path }, key }): Mutation => ({
        kind: 'prototype key',
        json: withEdit(body, path, (at) => define(at, key, { polluted: true })),
      }),
    ),
    fc.record({ keyed, value: fc.constantFrom(...HOSTILE_VALUES), pick: fc.nat() }).map(
      ({ keyed: { path, keys }, value, pick }): Mutation => ({
        kind: 'other value',
        json: withEdit(body, path, (at) => void (at[keys[pick % keys.length] ?? ''] = value)),
      }),
    ),
  );
}

interface Place {
  readonly path: readonly string[];
  readonly keys: readonly string[];
}

/** Every object and array in a body, with its keys. */
function placesIn(value: unknown, path: readonly string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const here = { path, keys: entries.map(([key]) => key) };
  return [here, ...entries.flatMap(([key, child]) => placesIn(child, [...path, key]))];
}

/** The body's JSON after `edit` of the object at `path`. An array cannot carry a foreign key, so its JSON stays. */
function withEdit(
  body: unknown,
  path: readonly string[],
  edit: (at: Record<string, unknown>) => void,
): string {
  const copy = JSON.parse(JSON.stringify(body));
  edit(path.reduce((at, key) => at[key], copy));
  return JSON.stringify(copy);
}

function define(at: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(at, key, { value, enumerable: true, configurable: true });
}
