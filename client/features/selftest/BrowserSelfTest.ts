import { CaptureFailed, DeviceOpener } from '../../connection/DeviceOpener';
import type { CaptureProblem } from '../../connection/readCaptureProblem';

export type BrowserCheckName = 'secure' | 'microphone' | 'camera' | 'loop';

/** Why a check of the browser failed; each has its text. */
export type BrowserProblem =
  | CaptureProblem
  | 'insecure'
  | 'no-picture'
  | 'no-click'
  | 'no-sound-back'
  | 'no-picture-back'
  | 'unreachable';

/** What a check found: words of the device itself, or how much came back from the server. */
export type Measured = string | { readonly packets: number; readonly frames: number };

export type BrowserCheck = { readonly name: BrowserCheckName } & (
  | { readonly state: 'running' }
  | { readonly state: 'passed'; readonly measured: Measured; readonly milliseconds: number }
  | { readonly state: 'failed'; readonly problem: BrowserProblem; readonly milliseconds: number }
);

/** A check that failed for a known reason. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
  constructor(readonly problem: BrowserProblem) {
    super(`check failed: ${problem}`);
  }
}

/** One check: answers what it measured, or throws CheckFailed or CaptureFailed. */
export interface BrowserCheckRun {
  readonly name: BrowserCheckName;
  run(): Promise<Measured>;
}

const PICTURE_MS = 5000;

/** The checks that need nothing but this browser. */
export function captureChecks(
  devices = () => navigator.mediaDevices as MediaDevices | undefined,
): BrowserCheckRun[] {
  const opener = new DeviceOpener(devices);
  return [
    {
      name: 'secure',
      run: async () => {
        if (!window.isSecureContext) throw new CheckFailed('insecure');
        return location.origin;
      },
    },
    {
      name: 'microphone',
      run: async () => {
        const track = await opener.open('audio', null);
        track.stop();
        return track.label;
      },
    },
    {
      name: 'camera',
      run: async () => {
        const track = await opener.open('video', null);
        try {
          const { width, height } = await firstPicture(track);
          return `${track.label}, ${width} × ${height}`;
        } finally {
          track.stop();
        }
      },
    },
  ];
}

/** Runs checks one after another and tells after each what stands so far. */
export async function runBrowserChecks(
  checks: readonly BrowserCheckRun[],
  show: (checks: readonly BrowserCheck[]) => void,
): Promise<readonly BrowserCheck[]> {
  let done: readonly BrowserCheck[] = [];
  for (const check of checks) {
    show([...done, { name: check.name, state: 'running' }]);
    done = [...done, await runCheck(check)];
    show(done);
  }
  return done;
}

async function runCheck({ name, run }: BrowserCheckRun): Promise<BrowserCheck> {
  const start = performance.now();
  try {
    const measured = await run();
    return { name, state: 'passed', measured, milliseconds: performance.now() - start };
  } catch (error) {
    const problem = error instanceof CheckFailed || error instanceof CaptureFailed ? error.problem : 'failed';
    return { name, state: 'failed', problem, milliseconds: performance.now() - start };
  }
}

/** The size of the first picture a camera really gives: some open and then stay black. */
async function firstPicture(track: MediaStreamTrack): Promise<{ width: number; height: number }> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  const late = new Promise<never>((_, refuse) => {
    setTimeout(() => refuse(new CheckFailed('no-picture')), PICTURE_MS);
  });
  await Promise.race([video.play(), late]);
  const size = { width: video.videoWidth, height: video.videoHeight };
  video.srcObject = null;
  if (size.width === 0) throw new CheckFailed('no-picture');
  return size;
}
