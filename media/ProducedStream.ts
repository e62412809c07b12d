import type { types } from 'mediasoup';
import type { Source } from '../server/contract/conference';
import type { ParticipantId } from '../server/contract/ids';

/** One source of one participant as it stands in a mixer, to be offered to the other legs. */
export interface ProducedStream {
  readonly producer: types.Producer;
  readonly participant: ParticipantId;
  readonly source: Source;
  /** Height of the top layer in pixels; of no meaning for sound. */
  readonly pictureHeight: number;
}

/** The media kind that a source must have. */
export function toKind(source: Source): types.MediaKind {
  return source === 'microphone' || source === 'screen-audio' ? 'audio' : 'video';
}
