import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Tabs in the background are people too.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--autoplay-policy=no-user-gesture-required',
];

export interface ChromiumOptions {
  readonly fakeDevices?: boolean;
  /** Pages may use devices without a question; otherwise as each person's permissions say. */
  readonly grantsDevices?: boolean;
  readonly flags?: readonly string[];
}

/** A real Chromium with a fake camera and microphone; each person is a browser context of their own. */
export class Chromium {
  private constructor(readonly browser: Browser) {}

  static async launch(options: ChromiumOptions = {}): Promise<Chromium> {
    const { fakeDevices = true, grantsDevices = true, flags = [] } = options;
    const executablePath = process.env['PLENUM_TEST_CHROMIUM'] ?? PROGRAMS.find(existsSync);
    if (!executablePath)
      throw new Error('no Chromium: apt-get install chromium, or set PLENUM_TEST_CHROMIUM');
    const devices = fakeDevices ? ['--use-fake-device-for-media-stream=display-media-type=browser'] : [];
    const grants = grantsDevices ? ['--use-fake-ui-for-media-stream'] : [];
    const args = [...FLAGS, ...devices, ...grants, ...flags];
    return new Chromium(await puppeteer.launch({ executablePath, args, headless: true }));
  }

  /** A new person: own cookies, own storage. */
  async person({
    locale = 'en',
    width = 1440,
    height = 860,
  } = {}): Promise<{ context: BrowserContext; page: Page }> {
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height });
    await page.setExtraHTTPHeaders({ 'Accept-Language': locale });
    await page.evaluateOnNewDocument((language) => {
      Object.defineProperty(navigator, 'language', { get: () => language });
      Object.defineProperty(navigator, 'languages', { get: () => [language] });
    }, locale);
    return { context, page };
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
