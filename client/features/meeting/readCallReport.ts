import type { ConnectionReport } from '../../../server/contract/support';
import type { LocalMediaState, SourceCapture } from '../../connection/LocalMedia';
import type { MeetingSession } from './MeetingSession';
import { qualityGrade } from './qualityGrade';
import { readLinkCounters, readLinkReport } from './readLinkReport';

type CallReport = ConnectionReport['call'];
type DeviceState = NonNullable<CallReport>['microphone'];

/** Rates come from two looks at the statistics. */
const BETWEEN_MS = 1_000;

/** What the connection of a meeting is like at this moment, in figures; takes a second. */
export async function readCallReport(session: MeetingSession, state: LocalMediaState): Promise<CallReport> {
  const { self } = session.getSnapshot();
  const first = await session.stats();
  const before = first ? readLinkCounters(first, performance.now()) : null;
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  const stats = await session.stats();
  if (!stats) return null;
  const link = readLinkReport(stats, before, readLinkCounters(stats, performance.now()));
  const { roundTripMs, lostPercent, receivedKbit, sentKbit, limitedBy, picture } = link;
  return {
    roundTripMs,
    lostPercent,
    receivedKbit,
    sentKbit,
    limitedBy,
    picture: picture && `${picture.width} × ${picture.height}, ${picture.frames}/s`,
    quality: qualityGrade(self ? session.media.qualities.get(self) : undefined),
    microphone: toDeviceState(state.microphone),
    camera: toDeviceState(state.camera),
  };
}

function toDeviceState(capture: SourceCapture): DeviceState {
  switch (capture) {
    case 'on':
      return 'working';
    case 'off':
      return 'off';
    case 'denied':
      return 'blocked';
    case 'missing':
    case 'busy':
      return capture;
    case 'starting':
    case 'failed':
      return 'unknown';
  }
}
