import type { ParticipantId } from '../server/contract/ids';
import type { LegConsumers } from './LegConsumers';
import type { LegProducers } from './LegProducers';
import type { LinkReport } from './LinkReading';

/** The media of one participant's device as its mixer sees it: what it sends and, unless it only sends, receives. */
export interface Leg {
  readonly participant: ParticipantId;
  readonly producers: LegProducers;
  readonly consumers: LegConsumers | undefined;
  /** How its link does now. */
  readLink(): Promise<LinkReport>;
  onClosed(listener: () => void): void;
  close(): void;
}
