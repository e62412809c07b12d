import type { ParticipantView, Role, Source, SourceState } from '../contract/conference';
import type { ParticipantId } from '../contract/ids';
import type { Endpoint } from './Endpoint';

/** Who enters a conference, as the meeting's enrolment knows them. */
export interface Entrant {
  readonly id: ParticipantId;
  readonly displayName: string;
  /** Address of record, `sip:ann@example.org`. */
  readonly address: string;
  readonly role: Role;
}

export const NOTHING_SENT: Readonly<Record<Source, SourceState>> = {
  microphone: 'none',
  camera: 'none',
  screen: 'none',
  'screen-audio': 'none',
};

/** One person in a conference: who they are, their role, their device and what it sends. */
export class Participant {
  #endpoint: Endpoint;
  #connection: ParticipantView['connection'] = 'connected';
  #sources = NOTHING_SENT;

  constructor(
    readonly entrant: Entrant,
    endpoint: Endpoint,
    readonly joinedAt: Date,
  ) {
    this.#endpoint = endpoint;
  }

  get endpoint(): Endpoint {
    return this.#endpoint;
  }

  /** The same person is back with another device, or the same one anew; answers the endpoint that was replaced. */
  replaceEndpoint(endpoint: Endpoint): Endpoint {
    const ghost = this.#endpoint;
    this.#endpoint = endpoint;
    this.#connection = 'connected';
    this.#sources = NOTHING_SENT;
    return ghost;
  }

  /** True when something changed. */
  setConnection(connection: ParticipantView['connection']): boolean {
    const changed = this.#connection !== connection;
    this.#connection = connection;
    return changed;
  }

  /** True when something changed. */
  setSource(source: Source, state: SourceState): boolean {
    const changed = this.#sources[source] !== state;
    this.#sources = { ...this.#sources, [source]: state };
    return changed;
  }

  view(): ParticipantView {
    const { id, displayName, address, role } = this.entrant;
    return {
      id,
      displayName,
      address,
      role,
      device: this.#endpoint.device,
      connection: this.#connection,
      sources: this.#sources,
      joinedAt: this.joinedAt.toISOString(),
    };
  }
}
