import type { types } from 'mediasoup';
import type { ParticipantId } from '../server/contract/ids';
import type { LegConsumers } from './LegConsumers';
import type { LegProducers } from './LegProducers';

/** The media of one participant's device as its mixer sees it: what it sends and, unless it only sends, receives. */
export interface Leg {
  readonly participant: ParticipantId;
  readonly producers: LegProducers;
  readonly consumers: LegConsumers | undefined;
  close(): void;
}

/** What a mixer lends to each of its legs. */
export interface LegPorts {
  readonly router: types.Router;
  /** Runs a request whose content the device chose, so that a crash can be tied to it. */
  run<T>(task: () => Promise<T>): Promise<T>;
}
