import { type BrowserCheckRun, CheckFailed } from './BrowserSelfTest';
import { openTestTracks, type TestTracks } from './openTestTracks';

/** A call to the server that sends back what it receives. */
export interface Loop {
  /** `refused` for good, or still on its way. */
  readonly state: () => 'calling' | 'standing' | 'refused';
  /** Statistics of what comes back; undefined before anything can. */
  readonly received: () => Promise<RTCStatsReport | undefined>;
  close(): void;
}

export type OpenLoop = (tracks: TestTracks['tracks']) => Loop;

interface CameBack {
  readonly packets: number;
  readonly frames: number;
}

const PATIENCE_MS = 10_000;
const LOOK_MS = 200;
/** Enough to know that it was no chance: a fifth of a second of sound, and a few pictures. */
const ENOUGH: CameBack = { packets: 10, frames: 5 };

/** Sends a tone and a picture to the server and waits until both come back. */
export function loopCheck(openLoop: OpenLoop): BrowserCheckRun {
  return {
    name: 'loop',
    run: async () => {
      const test = await openTestTracks();
      const loop = openLoop(test.tracks);
      try {
        return await waitUntilBack(loop);
      } finally {
        loop.close();
        test.close();
      }
    },
  };
}

async function waitUntilBack(loop: Loop): Promise<CameBack> {
  const end = performance.now() + PATIENCE_MS;
  let back: CameBack = { packets: 0, frames: 0 };
  while (performance.now() < end) {
    if (loop.state() === 'refused') throw new CheckFailed('unreachable');
    back = readCameBack(await loop.received());
    if (back.packets >= ENOUGH.packets && back.frames >= ENOUGH.frames) return back;
    await new Promise((later) => setTimeout(later, LOOK_MS));
  }
  if (loop.state() !== 'standing' && back.packets === 0) throw new CheckFailed('unreachable');
  throw new CheckFailed(back.packets < ENOUGH.packets ? 'no-sound-back' : 'no-picture-back');
}

/** What has arrived, of WebRTC's statistics (`inbound-rtp`). */
export function readCameBack(report: RTCStatsReport | undefined): CameBack {
  let packets = 0;
  let frames = 0;
  report?.forEach(
    (stat: { type: string; kind?: string; packetsReceived?: number; framesDecoded?: number }) => {
      if (stat.type !== 'inbound-rtp') return;
      if (stat.kind === 'audio') packets += stat.packetsReceived ?? 0;
      if (stat.kind === 'video') frames += stat.framesDecoded ?? 0;
    },
  );
  return { packets, frames };
}
