import type { Page } from 'puppeteer-core';

interface Connection {
  readonly peer: RTCPeerConnection;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** What stands in the page's window once it is watched. */
interface Watched {
  benchConnections: Connection[];
}

/** Lets the page remember its connections; to be called before it is opened. */
export async function watchMedia(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const made: Connection[] = [];
    Object.assign(window, { benchConnections: made });
    window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct(Original, [configuration]: [RTCConfiguration]) {
        const peer = new Original(configuration);
        made.push({ peer, madeAt: performance.timeOrigin + performance.now() });
        return peer;
      },
    });
  });
}

/** Leaves a mark at the first sound that a connection hands to its track. */
export async function markFirstSound(page: Page, mark: string): Promise<void> {
  await page.evaluate((name) => {
    const looking = setInterval(() => {
      const { benchConnections } = window as unknown as Watched;
      const receivers = benchConnections.flatMap(({ peer }) => peer.getReceivers());
      const sounds = receivers.filter(({ track }) => track.kind === 'audio');
      if (!sounds.some((receiver) => receiver.getSynchronizationSources().length > 0)) return;
      performance.mark(name);
      clearInterval(looking);
    }, 5);
  }, mark);
}

/**
 * Resolves with the moment (milliseconds since 1970) at which pictures and sound of `others` people came in over
 * connections made after `since`, the pictures decoded and on the stage, the sound decoded and playing.
 */
export function mediaAgain(
  page: Page,
  { since, others }: { since: number; others: number },
): Promise<number> {
  return page.evaluate(
    async (after, wanted) => {
      const { benchConnections } = window as unknown as Watched;
      const playing = () => {
        const elements = [...document.querySelectorAll<HTMLMediaElement>('[data-participant]')];
        const played = elements.filter(({ paused, readyState }) => !paused && readyState >= 2);
        return new Set(
          played.flatMap(({ srcObject }) => (srcObject as MediaStream).getTracks().map(({ id }) => id)),
        );
      };
      const flowing = (report: RTCStatsReport, tracks: ReadonlySet<string>, kind: string) =>
        [...report.values()].filter(
          (each: RTCInboundRtpStreamStats) =>
            each.type === 'inbound-rtp' &&
            each.kind === kind &&
            tracks.has(each.trackIdentifier) &&
            ((each.framesDecoded ?? 0) >= 2 || (each.totalSamplesReceived ?? 0) > 0),
        ).length;
      for (;;) {
        const fresh = benchConnections.filter(
          ({ peer, madeAt }) => madeAt > after && peer.connectionState === 'connected',
        );
        const reports = await Promise.all(fresh.map(({ peer }) => peer.getStats()));
        const tracks = playing();
        const count = (kind: string) => reports.reduce((sum, each) => sum + flowing(each, tracks, kind), 0);
        if (count('video') >= wanted && count('audio') >= wanted) {
          return performance.timeOrigin + performance.now();
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    since,
    others,
  );
}
