import { CaptureFailed } from '../../../../../client/connection/DeviceOpener';
import {
  type BrowserCheck,
  type BrowserCheckRun,
  CheckFailed,
  runBrowserChecks,
} from '../../../../../client/features/selftest/BrowserSelfTest';
import { readCameBack } from '../../../../../client/features/selftest/loopCheck';

describe('the checks of the browser', () => {
  const checks: BrowserCheckRun[] = [
    { name: 'secure', run: async () => 'https://meet.example.org' },
    { name: 'microphone', run: () => Promise.reject(new CaptureFailed('denied', null)) },
    { name: 'camera', run: () => Promise.reject(new CheckFailed('no-picture')) },
    { name: 'loop', run: () => Promise.reject(new TypeError('a bug')) },
  ];

  test('each names its cause, and one that fails does not keep the others from running', async () => {
    const done = await runBrowserChecks(checks, () => undefined);
    expect(done.map((check) => [check.name, check.state === 'failed' ? check.problem : check.state])).toEqual(
      [
        ['secure', 'passed'],
        ['microphone', 'denied'],
        ['camera', 'no-picture'],
        ['loop', 'failed'],
      ],
    );
  });

  test('what runs is shown before it is done', async () => {
    const shown: string[] = [];
    await runBrowserChecks(checks.slice(0, 2), (now: readonly BrowserCheck[]) =>
      shown.push(now.map(({ state }) => state).join(' ')),
    );
    expect(shown).toEqual(['running', 'passed', 'passed running', 'passed failed']);
  });
});

describe('what came back from the server', () => {
  test('is counted over all streams that come in, and only those', () => {
    const report = new Map<string, object>([
      ['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 12 }],
      ['v', { type: 'inbound-rtp', kind: 'video', framesDecoded: 7, packetsReceived: 90 }],
      ['o', { type: 'outbound-rtp', kind: 'audio', packetsSent: 99 }],
    ]);
    expect(readCameBack(report as unknown as RTCStatsReport)).toEqual({ packets: 12, frames: 7 });
  });

  test('is nothing before the call stands', () => {
    expect(readCameBack(undefined)).toEqual({ packets: 0, frames: 0 });
  });
});
