import type { types } from 'mediasoup';
import type { SendingReport } from './BandwidthGuard';

/** All streams of a transport go the same way: a few tell enough. */
const ASKED = 4;

/** How sending on one transport goes: what is lost, how much gets out, and how long it takes. */
export class SendingWatch {
  /** The round trip each consumer told last. */
  readonly #trips = new WeakMap<types.Consumer, number>();

  constructor(private readonly transport: types.Transport) {}

  /** @param consumers those that may be flowing. */
  async read(consumers: readonly types.Consumer[]): Promise<SendingReport> {
    const flowing = consumers.filter(
      ({ closed, paused, producerPaused }) => !closed && !paused && !producerPaused,
    );
    const [[stats], ...trips] = await Promise.all([
      this.transport.getStats() as Promise<Partial<types.WebRtcTransportStat>[]>,
      ...flowing.slice(0, ASKED).map((consumer) => this.#newTrip(consumer)),
    ]);
    const reported = trips.flatMap((trip) => trip ?? []);
    return {
      loss: stats?.rtpPacketLossSent ?? 0,
      sent: stats?.rtpSendBitrate ?? 0,
      roundTrip: reported.length > 0 ? Math.min(...reported) : undefined,
    };
  }

  /** Undefined while the viewer has not reported again: the same figure is told for ever. */
  async #newTrip(consumer: types.Consumer): Promise<number | undefined> {
    const stats = await consumer.getStats().catch(() => []);
    const trip = stats.find(({ type }) => type === 'outbound-rtp')?.roundTripTime;
    if (!trip || trip === this.#trips.get(consumer)) return undefined;
    this.#trips.set(consumer, trip);
    return trip;
  }
}
