import type { Page } from 'puppeteer-core';
import type { Chromium } from './Chromium';
import type { DemoAccount, Product } from './Product';
import { until } from './until';

/** One stream as a tab shows it. */
export interface Picture {
  readonly participant: string;
  readonly source: string;
  readonly width: number;
  /** Seconds played: rises while pictures come. */
  readonly time: number;
  readonly frames: number;
}

/** Cameras send a picture every 50 ms or so, also on a busy machine. */
const STILL_MS = 400;

export interface TabOptions {
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
}

/** One person at their browser: finds things as people do, by what they are and what is written on them. */
export class Tab {
  /** Errors that the page threw. */
  readonly problems: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly product: Product,
  ) {
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  static async open(chromium: Chromium, product: Product, options: TabOptions = {}): Promise<Tab> {
    const { page } = await chromium.person(options);
    return new Tab(page, product);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.product.url}${path}`, { waitUntil: 'domcontentloaded' });
  }

  async signIn({ email, password }: DemoAccount): Promise<void> {
    await this.goto('/sign-in');
    await (await this.page.waitForSelector('input[type=email]'))?.type(email);
    await this.page.type('input[type=password]', password);
    await this.page.keyboard.press('Enter');
    await this.at('/');
  }

  /** Waits until the address has this path. */
  async at(path: string | RegExp): Promise<void> {
    const fits = (pathname: string) => (typeof path === 'string' ? pathname === path : path.test(pathname));
    await this.#until(`the page is at ${path}`, () => fits(new URL(this.page.url()).pathname));
  }

  /** Clicks what has this role and name, once it stands still, takes clicks, and nothing lies over it. */
  async click(role: string, name: string): Promise<void> {
    await this.#telling(`no click on the ${role} "${name}"`, () => this.#click(role, name));
  }

  #click(role: string, name: string): Promise<void> {
    return this.page
      .locator(`::-p-aria(${name}[role="${role}"])`)
      .setTimeout(30_000)
      .filter((element) => {
        const isOnTop = () => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          return hit?.contains(element) || (element.closest('label') ?? element).contains(hit);
        };
        if (!isOnTop()) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        return isOnTop();
      })
      .click();
  }

  /** Waits until the text is on the page. */
  async sees(text: string | RegExp, within = 30_000): Promise<void> {
    const fits = (body: string) => (typeof text === 'string' ? body.includes(text) : text.test(body));
    await this.#until(`"${text}" on the page`, async () => fits(await this.text()), within);
  }

  async #until(what: string, condition: () => boolean | Promise<boolean>, within?: number): Promise<void> {
    await this.#telling(what, () => until(what, condition, { ...(within && { within }) }));
  }

  /** What fails tells what the page says instead. */
  async #telling(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const page = `${this.page.url()}\n${await this.text().catch(() => 'which does not answer')}`;
      throw new Error(`${what}: ${cause instanceof Error ? cause.message : cause}; the page is ${page}`, {
        cause,
      });
    }
  }

  text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden cannot be seen
    return this.page.evaluate(() => document.body.innerText);
  }

  /** From the pre-join page into the meeting, with the camera and microphone as they are. */
  async join(path: string): Promise<void> {
    await this.goto(path);
    const button =
      '::-p-xpath(//button[(starts-with(., "Join meeting") or starts-with(., "加入会议")) and not(@disabled)])';
    const join = await this.page.waitForSelector(button, { timeout: 30_000 });
    await join?.click();
    await this.page.waitForSelector('nav[aria-label="Call controls"], nav[aria-label="通话控制"]', {
      timeout: 30_000,
    });
  }

  /** Every picture on the stage, except one's own. */
  pictures(): Promise<Picture[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLVideoElement>('video[data-participant]')]
        .filter((video) => !video.disablePictureInPicture)
        .map((video) => ({
          participant: video.dataset['participant'] ?? '',
          source: video.dataset['source'] ?? '',
          width: video.videoWidth,
          time: video.currentTime,
          frames: video.getVideoPlaybackQuality().totalVideoFrames,
        })),
    );
  }

  /** Waits until `count` pictures have frames that go on coming. */
  async seesMoving(count: number, within = 20_000): Promise<Picture[]> {
    let before = new Map<string, number>();
    return until(
      `${count} moving pictures`,
      async () => {
        const now = await this.pictures();
        const moving = now.filter(({ participant, source, frames }) => {
          const past = before.get(participant + source);
          return past !== undefined && frames > past;
        });
        before = new Map(now.map(({ participant, source, frames }) => [participant + source, frames]));
        return moving.length >= count ? moving : undefined;
      },
      { within, every: 250 },
    );
  }

  /** The longest time in milliseconds, of the given, in which no new picture of somebody else was shown. */
  longestPause(milliseconds: number): Promise<number> {
    return this.page.evaluate(async (span) => {
      const watch = (video: HTMLVideoElement) =>
        new Promise<number>((done) => {
          let [last, longest] = [performance.now(), 0];
          const shown = () => {
            const now = performance.now();
            [longest, last] = [Math.max(longest, now - last), now];
            video.requestVideoFrameCallback(shown);
          };
          video.requestVideoFrameCallback(shown);
          setTimeout(() => done(Math.max(longest, performance.now() - last)), span);
        });
      const videos = [...document.querySelectorAll<HTMLVideoElement>('video[data-participant]')];
      return Math.max(...(await Promise.all(videos.filter((v) => !v.disablePictureInPicture).map(watch))));
    }, milliseconds);
  }

  /** Waits until other people's pictures have stood still for a moment, or have gone. */
  async seesStill(within = 10_000): Promise<void> {
    let [before, since] = [-1, performance.now()];
    await until(
      'no picture moves',
      async () => {
        const frames = (await this.pictures()).reduce((sum, picture) => sum + picture.frames, 0);
        const gone = frames < before;
        if (frames > before) since = performance.now();
        before = frames;
        return gone || performance.now() - since > STILL_MS;
      },
      { within, every: 50 },
    );
  }

  /** Total energy of all sound that has been received and played. */
  soundEnergy(): Promise<number> {
    return this.page.evaluate(async () => {
      const audios = [...document.querySelectorAll('audio')].filter(
        (audio) => audio.srcObject && !audio.paused,
      );
      const context = new AudioContext();
      const levels = await Promise.all(
        audios.map(async (audio) => {
          const analyser = context.createAnalyser();
          context.createMediaStreamSource(audio.srcObject as MediaStream).connect(analyser);
          let peak = 0;
          const samples = new Float32Array(analyser.fftSize);
          for (let turn = 0; turn < 20; turn++) {
            await new Promise((resolve) => setTimeout(resolve, 50));
            analyser.getFloatTimeDomainData(samples);
            peak = Math.max(peak, ...samples.map(Math.abs));
          }
          return peak;
        }),
      );
      await context.close();
      return levels.reduce((sum, level) => sum + level, 0);
    });
  }

  /** Opens a menu of the bar and chooses an item of it. */
  async choose(menu: string, item: string): Promise<void> {
    await this.click('button', menu);
    await (await this.page.waitForSelector(`::-p-xpath(//label[normalize-space(.)="${item}"])`))?.click();
    await this.page.keyboard.press('Escape');
  }

  /** Before the first page: captures at this size, and keeps hold of the page's connections to read their statistics. */
  async watchMedia(capture: { readonly width: number; readonly height: number }): Promise<void> {
    await this.page.evaluateOnNewDocument(({ width, height }) => {
      const connections: RTCPeerConnection[] = [];
      Object.assign(window, { connections });
      window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
        construct(target, args) {
          const connection = Reflect.construct(target, args);
          connections.push(connection);
          return connection;
        },
      });
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (constraints = {}) =>
        open({
          ...constraints,
          ...(constraints.video && { video: { width: { exact: width }, height: { exact: height } } }),
        });
    }, capture);
  }

  /** Bytes received of each stream of pictures. */
  async videoBytes(): Promise<Map<string, number>> {
    return new Map(await this.#received('video', 'bytesReceived'));
  }

  /** Packets of sound received, of all streams together. */
  async soundPackets(): Promise<number> {
    return (await this.#received('audio', 'packetsReceived')).reduce((sum, [, packets]) => sum + packets, 0);
  }

  /** Before the first page: media travels by this UDP port in place of the media worker's, and by nothing else. */
  async routeMedia(fromPort: number, toPort: number): Promise<void> {
    await this.page.evaluateOnNewDocument(
      (from, to) => {
        type SetDescription = (description: RTCSessionDescriptionInit) => Promise<void>;
        const setRemoteDescription: SetDescription = RTCPeerConnection.prototype.setRemoteDescription;
        RTCPeerConnection.prototype.setRemoteDescription = function (description: RTCSessionDescriptionInit) {
          const sdp = description.sdp
            ?.replace(/^a=candidate:.* tcp .*\r\n/gim, '')
            .replaceAll(` ${from} typ host`, ` ${to} typ host`);
          return setRemoteDescription.call(this, {
            ...description,
            type: description.type,
            ...(sdp && { sdp }),
          });
        };
      },
      fromPort,
      toPort,
    );
  }

  #received(kind: string, figure: 'bytesReceived' | 'packetsReceived'): Promise<[string, number][]> {
    return this.page.evaluate(
      async (wanted, name) => {
        const { connections } = window as unknown as { connections: RTCPeerConnection[] };
        const reports = await Promise.all(connections.map((connection) => connection.getStats()));
        return reports
          .flatMap((report) => [...report.values()])
          .filter(({ type, kind: is }) => type === 'inbound-rtp' && is === wanted)
          .map((entry): [string, number] => [String(entry.trackIdentifier), Number(entry[name] ?? 0)]);
      },
      kind,
      figure,
    );
  }

  /** Nothing sticks out to the right. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }
}
