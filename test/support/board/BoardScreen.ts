import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Tab } from '../Tab';
import { until } from '../until';

export type Rgb = readonly [number, number, number];
type Place = readonly [number, number];

/** In the window, in CSS pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The whiteboard as somebody sees it at their browser: its painted pixels, and what a hand does on it. */
export class BoardScreen {
  constructor(readonly tab: Tab) {}

  /** Which pixels of the page's objects are painted, as text; empty while nothing is. */
  painted(): Promise<string> {
    return this.tab.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[role=application] canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return '';
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const rows: string[] = [];
      for (let y = 0; y < canvas.height; y += 4)
        for (let x = 0; x < canvas.width; x += 4)
          if ((data[(y * canvas.width + x) * 4 + 3] ?? 0) > 128) rows.push(`${x},${y}`);
      return rows.join(' ');
    });
  }

  /** How many pixels of the page's objects have this colour. */
  countOf(color: Rgb): Promise<number> {
    return this.tab.page.evaluate(([r, g, b]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[role=application] canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return 0;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === r && data[at + 1] === g && data[at + 2] === b) count += 1;
      return count;
    }, color);
  }

  /** Waits until the page's objects have this colour so far to the right of the middle; pictures from films are a little off. */
  async seesColor(right: number, color: Rgb, tolerance = 0): Promise<void> {
    let seen: number[] = [];
    const isNear = (value: number, at: number) => Math.abs(value - (color[at] ?? 0)) <= tolerance;
    try {
      await until(`rgb(${color.join(', ')})`, async () => {
        seen = await this.#colorAt(right);
        return seen.length === 3 && seen.every(isNear);
      });
    } catch (cause) {
      throw new Error(`the board is rgb(${seen.join(', ')}) there, not rgb(${color.join(', ')})`, { cause });
    }
  }

  #colorAt(right: number): Promise<number[]> {
    return this.tab.page.evaluate((fromMiddle) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[role=application] canvas');
      const [x, y] = [(canvas?.width ?? 0) / 2 + fromMiddle, (canvas?.height ?? 0) / 2];
      const pixel = canvas?.getContext('2d')?.getImageData(x, y, 1, 1).data;
      return pixel && pixel[3] === 255 ? [...pixel].slice(0, 3) : [];
    }, right);
  }

  /** Where the canvas begins. */
  async corner(): Promise<{ x: number; y: number }> {
    const area = await this.tab.page.waitForSelector('[role=application]');
    const box = await area?.boundingBox();
    if (!box) throw new Error('there is no canvas');
    return { x: box.x, y: box.y };
  }

  /** With the pointer pressed, along places of the canvas. */
  async drag(path: readonly Place[], isHeld = false): Promise<void> {
    const { x, y } = await this.corner();
    const [[startX, startY] = [0, 0], ...rest] = path;
    const { mouse } = this.tab.page;
    await mouse.move(x + startX, y + startY);
    await mouse.down();
    for (const [toX, toY] of rest) await mouse.move(x + toX, y + toY, { steps: 8 });
    if (!isHeld) await mouse.up();
  }

  /** Chooses a picture of this computer that is all of one colour. */
  async addPicture(color: Rgb): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), 'plenum-picture-'));
    const file = join(directory, 'the plan.png');
    const [r, g, b] = color;
    await sharp({ create: { width: 200, height: 120, channels: 3, background: { r, g, b } } }).toFile(file);
    // While the board is opened nothing can be put on it.
    const input = await this.tab.page.waitForSelector('input[type=file]:not(:disabled)');
    await input?.uploadFile(file);
    await until('it is on the page', async () => (await this.countOf(color)) > 1_000, { within: 60_000 });
    rmSync(directory, { recursive: true });
  }

  /** Where the pixels of this colour are in the window. */
  async boxOf(color: Rgb): Promise<Box> {
    return this.tab.page.evaluate(([r, g, b]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[role=application] canvas');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const width = canvas?.width ?? 1;
      const [xs, ys] = [new Set<number>(), new Set<number>()];
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] !== r || data[at + 1] !== g || data[at + 2] !== b) continue;
        xs.add((at / 4) % width);
        ys.add(Math.floor(at / 4 / width));
      }
      const corner = canvas?.getBoundingClientRect();
      const left = Math.min(...xs) + (corner?.left ?? 0);
      const top = Math.min(...ys) + (corner?.top ?? 0);
      return { left, top, width: xs.size, height: ys.size };
    }, color);
  }

  /** Once a region can be chosen, drags over the middle of something that is seen. */
  async captureMiddleOf(selector: string): Promise<void> {
    const box = await (await this.tab.page.waitForSelector(selector))?.boundingBox();
    if (!box) throw new Error(`${selector} is not to be seen`);
    const { x, y, width, height } = box;
    await this.capture({
      left: x + width * 0.3,
      top: y + height * 0.3,
      width: width * 0.4,
      height: height * 0.4,
    });
  }

  /** Once a region can be chosen, drags from its one corner to the other. */
  async capture({ left, top, width, height }: Box): Promise<void> {
    const { page } = this.tab;
    await page.waitForSelector('[aria-label="Choose a region"]');
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left + width, top + height, { steps: 5 });
    await page.mouse.up();
  }

  /** Saves the page as PNG and answers how far its pixels are, on average, from those of the picture on it. */
  async differenceOfExport(): Promise<number> {
    await this.#saveAsPng();
    return this.tab.page.evaluate(async () => {
      const urls = performance.getEntriesByType('resource').map(({ name }) => name);
      const url = urls.findLast((name) => name.includes('inline=yes'));
      if (!url || !('saved' in window) || !(window.saved instanceof Blob)) return 255;
      const picture = await createImageBitmap(await (await fetch(url)).blob());
      const { width, height } = picture;
      const saved = await createImageBitmap(window.saved);
      const scale = saved.width / (width + 48);
      const read = (source: ImageBitmap, left: number, size: number) => {
        const context = new OffscreenCanvas(width, height).getContext('2d');
        context?.drawImage(source, left, left, width * size, height * size, 0, 0, width, height);
        return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
      };
      const [expected, found] = [read(picture, 0, 1), read(saved, 24 * scale, scale)];
      const sum = expected.reduce((total, value, at) => total + Math.abs(value - (found[at] ?? 0)), 0);
      return sum / expected.length;
    });
  }

  /** Saves the page as PNG and answers how many of its pixels have this colour. */
  async countInExport(color: Rgb): Promise<number> {
    await this.#saveAsPng();
    return this.tab.page.evaluate(async ([r, g, b]) => {
      if (!('saved' in window) || !(window.saved instanceof Blob)) return 0;
      const saved = await createImageBitmap(window.saved);
      const context = new OffscreenCanvas(saved.width, saved.height).getContext('2d');
      context?.drawImage(saved, 0, 0);
      const data = context?.getImageData(0, 0, saved.width, saved.height).data ?? [];
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === r && data[at + 1] === g && data[at + 2] === b) count += 1;
      return count;
    }, color);
  }

  /** The page keeps hold of what is saved. */
  async #saveAsPng(): Promise<void> {
    const { page } = this.tab;
    await page.evaluate(() => {
      if ('saved' in window) delete window.saved;
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (content) => {
        if (content instanceof Blob && content.type === 'image/png')
          Object.assign(window, { saved: content });
        return make(content);
      };
    });
    await this.tab.click('button', 'Save as PNG');
    await page.waitForFunction(() => 'saved' in window);
  }
}
