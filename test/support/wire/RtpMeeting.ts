import { MediaServer, type Mixer } from '../../../media';
import type { ParticipantId } from '../../../server/contract/ids';
import { silentLogger } from '../../../server/kernel/Logger';
import { until } from '../until';
import { RtpWireClient } from './RtpWireClient';

/** A real media server with one mixer, and wire clients in place of browsers. */
export class RtpMeeting {
  private constructor(
    readonly server: MediaServer,
    public mixer: Mixer,
  ) {}

  static async open({ echo = false, workers = 1 } = {}): Promise<RtpMeeting> {
    const server = new MediaServer({ listenAddress: '127.0.0.1', firstPort: 0, workers }, silentLogger);
    await server.start();
    return new RtpMeeting(server, await server.openMixer({ id: 'meeting', echo }));
  }

  join({ id }: { readonly id: ParticipantId }): Promise<RtpWireClient> {
    return RtpWireClient.join(this.mixer, id);
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** Packets that come in within a time. */
export async function countFor(milliseconds: number, count: () => number): Promise<number> {
  const before = count();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return count() - before;
}

/** Waits until a count has stopped rising for a moment: what was on its way has come in. */
export async function settled(what: string, count: () => number): Promise<void> {
  await until(`${what} stops`, async () => (await countFor(150, count)) === 0, { within: 5000 });
}
