import type { TileView } from '../../server/contract/media';
import { entrant } from '../support/people';
import { until } from '../support/until';
import { RtpMeeting } from '../support/wire/RtpMeeting';
import type { RtpWireClient } from '../support/wire/RtpWireClient';

const TILES = 9;
/** Bytes of the frames of the three layers; small, so that no estimate of bandwidth stands in the way. */
const FRAMES = [100, 300, 900];
const FRAMES_PER_SECOND = 20;
/** What RTP, payload descriptor and header extensions add to a packet. */
const HEADERS = 24;

/**
 * What a viewer gets whose stage of 1280x720 shows nine senders three by three, and what all their top layers would
 * be, in kbit/s. They send three layers up to 960x540.
 */
export async function measureNineTiles(): Promise<{ got: number; top: number }> {
  const meeting = await RtpMeeting.open();
  try {
    const people = Array.from({ length: TILES }, (_, index) => entrant(`Sender ${index}`, 'participant'));
    const senders = await Promise.all(people.map((person) => meeting.join(person)));
    await Promise.all(senders.map((sender) => sender.sendCamera(FRAMES.length, FRAMES[0])));
    const viewer = await meeting.join(entrant('Viewer', 'participant'));
    const tiles = people.map(
      ({ id }): TileView => ({ participant: id, source: 'camera', width: 427, height: 240 }),
    );
    await viewer.leg.setView(tiles);
    await until(
      'every tile has its layer',
      async () => (await bytesPerSecond(viewer, tiles)).every(isMiddle),
      {
        within: 20_000,
      },
    );
    const got = (await bytesPerSecond(viewer, tiles, 5000)).reduce((sum, bytes) => sum + bytes, 0);
    return { got: (got * 8) / 1000, top: (TILES * rateOf(FRAMES[2]) * 8) / 1000 };
  } finally {
    await meeting.close();
  }
}

async function bytesPerSecond(
  viewer: RtpWireClient,
  tiles: readonly TileView[],
  time = 500,
): Promise<number[]> {
  const count = () => tiles.map(({ participant }) => viewer.received(participant, 'camera').bytes);
  const before = count();
  await new Promise((resolve) => setTimeout(resolve, time));
  return count().map((bytes, index) => ((bytes - (before[index] ?? 0)) * 1000) / time);
}

function isMiddle(bytes: number): boolean {
  return bytes > (rateOf(FRAMES[0]) + rateOf(FRAMES[1])) / 2;
}

function rateOf(frame = 0): number {
  return FRAMES_PER_SECOND * (frame + HEADERS);
}
