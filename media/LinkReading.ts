import type { types } from 'mediasoup';
import type { ParticipantId } from '../server/contract/ids';

/** How one participant's link does, as far as it is known. */
export interface LinkReport {
  readonly participant: ParticipantId;
  /** Part of the packets they send that is lost, 0 to 1. */
  readonly lossIn: number | undefined;
  /** Part of the packets they are sent that is lost, 0 to 1. */
  readonly lossOut: number | undefined;
  /** Milliseconds there and back. */
  readonly roundTrip: number | undefined;
}

/** All streams of a transport go the same way: a few tell enough. */
const ASKED = 4;

interface LossStats {
  readonly rtpPacketLossReceived?: number;
  readonly rtpPacketLossSent?: number;
}

/** Asks the worker how a link does: on one transport they send, on the other (or the same) they receive. */
export class LinkReading {
  constructor(
    private readonly participant: ParticipantId,
    private readonly transports: { readonly send: types.Transport; readonly receive: types.Transport },
  ) {}

  /** Never fails: of a transport that has just closed nothing is known. */
  async read(streams: readonly (types.Consumer | types.Producer)[]): Promise<LinkReport> {
    const { send, receive } = this.transports;
    const flowing = streams.filter(({ closed, paused }) => !closed && !paused).slice(0, ASKED);
    const [sent, received, ...trips] = await Promise.all([
      readLoss(send),
      readLoss(receive),
      ...flowing.map(readRoundTrip),
    ]);
    const known = trips.flatMap((trip) => trip ?? []);
    return {
      participant: this.participant,
      lossIn: sent.rtpPacketLossReceived,
      lossOut: received.rtpPacketLossSent,
      roundTrip: known.length > 0 ? Math.min(...known) : undefined,
    };
  }
}

async function readLoss(transport: types.Transport): Promise<LossStats> {
  const [stats] = (await transport.getStats().catch(() => [])) as readonly LossStats[];
  return stats ?? {};
}

async function readRoundTrip(stream: types.Consumer | types.Producer): Promise<number | undefined> {
  const stats = await stream.getStats().catch(() => []);
  return stats.map(({ roundTripTime }) => roundTripTime).find((trip) => trip !== undefined && trip > 0);
}
