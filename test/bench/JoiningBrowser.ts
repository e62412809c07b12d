import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { Chromium } from '../support/Chromium';
import { Tab } from '../support/Tab';
import type { DemoMeeting } from './openDemoMeeting';
import { markFirstSound, watchMedia } from './watchMedia';

/** Milliseconds since Join was pressed. */
export interface Join {
  readonly frameMs: number;
  readonly audioMs: number;
}

/** Nobody presses Join sooner after they see themselves. */
const LOOK_MS = 1500;
const WAIT = { timeout: 30_000, polling: 50 };

/** A browser in which someone joins again and again, one meeting at a time. */
export class JoiningBrowser {
  private constructor(
    private readonly chromium: Chromium,
    private readonly signedIn: Page,
    private readonly stranger: Page,
  ) {}

  static async open({ product, accounts: [account] }: DemoMeeting): Promise<JoiningBrowser> {
    if (!account) throw new Error('the demo has too few people');
    const chromium = await Chromium.launch();
    const tab = await Tab.open(chromium, product);
    await watchMedia(tab.page);
    await tab.signIn(account);
    return new JoiningBrowser(chromium, tab.page, (await chromium.person()).page);
  }

  /** Opens the page before the meeting, waits until the devices are captured, and joins. */
  async join(address: string): Promise<Join> {
    const page = this.signedIn;
    await page.bringToFront();
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0, WAIT);
    await pause(LOOK_MS);
    await markFirstSound(page, 'bench:first-sound');
    await page.click('form button[type=submit]');
    const frameMs = await since(page, 'plenum:join-pressed', 'plenum:first-video-frame');
    // The page's own mark says when the sound was to be played, which is before anything can be heard.
    const audioMs = await since(page, 'plenum:join-pressed', 'bench:first-sound');
    await page.goto('about:blank');
    return { frameMs, audioMs };
  }

  async joinBare(address: string): Promise<number> {
    const page = this.stranger;
    await page.bringToFront();
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const button = await page.waitForSelector('button:not(:disabled)', WAIT);
    await pause(LOOK_MS);
    await button?.click();
    const frameMs = await since(page, 'bare:join-pressed', 'bare:first-video-frame');
    await page.goto('about:blank');
    return frameMs;
  }

  close(): Promise<void> {
    return this.chromium.close();
  }
}

/** Milliseconds between two marks of the page, once the second is there. */
async function since(page: Page, from: string, to: string): Promise<number> {
  const found = await page.waitForFunction(
    (first, second) => {
      const [began] = performance.getEntriesByName(first);
      const [ended] = performance.getEntriesByName(second);
      return began && ended ? { ms: ended.startTime - began.startTime } : undefined;
    },
    WAIT,
    from,
    to,
  );
  return (await found.jsonValue())?.ms ?? Number.NaN;
}
