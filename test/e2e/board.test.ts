import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { Chromium } from '../support/Chromium';
import { Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;

beforeAll(async () => {
  product = await Product.start();
  chromium = await Chromium.launch();
});
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

/** The painted pixels of the page's objects, as text; empty while nothing is painted. */
async function painted(tab: Tab): Promise<string> {
  return tab.page.evaluate(() => {
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

const PLUM = [107, 79, 160] as const;

/** Chooses a plum picture of this computer. */
async function addPicture(tab: Tab): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'plenum-picture-'));
  const file = join(directory, 'the plan.png');
  const [r, g, b] = PLUM;
  await sharp({ create: { width: 200, height: 120, channels: 3, background: { r, g, b } } }).toFile(file);
  const input = await tab.page.waitForSelector('input[type=file]');
  await input?.uploadFile(file);
  await until('it is on the page', async () => (await countOf(tab, PLUM)) > 1_000);
  rmSync(directory, { recursive: true });
}

/** How many pixels of the page's objects have this colour. */
async function countOf(tab: Tab, color: readonly [number, number, number]): Promise<number> {
  return tab.page.evaluate(([r, g, b]) => {
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

/** Drags over the middle of something that is seen. */
async function dragOver(tab: Tab, selector: string): Promise<void> {
  await tab.page.waitForSelector('[aria-label="Choose a region"]');
  const box = await (await tab.page.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} is not to be seen`);
  const { x, y, width, height } = box;
  await tab.page.mouse.move(x + width * 0.3, y + height * 0.3);
  await tab.page.mouse.down();
  await tab.page.mouse.move(x + width * 0.7, y + height * 0.7, { steps: 5 });
  await tab.page.mouse.up();
}

/** Saves the page as PNG and answers how far its pixels are, on average, from those of the picture on it. */
async function differenceOfExport(tab: Tab): Promise<number> {
  await tab.page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (content) => {
      if (content instanceof Blob && content.type === 'image/png') Object.assign(window, { saved: content });
      return make(content);
    };
  });
  await tab.click('button', 'Save as PNG');
  await tab.page.waitForFunction(() => 'saved' in window);
  return tab.page.evaluate(async () => {
    const urls = performance.getEntriesByType('resource').map(({ name }) => name);
    const url = urls.findLast((name) => name.includes('inline=yes'));
    if (!url || !('saved' in window) || !(window.saved instanceof Blob)) return 255;
    const picture = await createImageBitmap(await (await fetch(url)).blob());
    const page = await createImageBitmap(window.saved);
    const scale = page.width / (picture.width + 48);
    const read = (source: ImageBitmap, left: number, size: number) => {
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context?.drawImage(
        source,
        left,
        left,
        picture.width * size,
        picture.height * size,
        0,
        0,
        canvas.width,
        canvas.height,
      );
      return context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    };
    const [expected, found] = [read(picture, 0, 1), read(page, 24 * scale, scale)];
    return expected.reduce((sum, value, at) => sum + Math.abs(value - (found[at] ?? 0)), 0) / expected.length;
  });
}

async function canvasOf(tab: Tab): Promise<{ x: number; y: number }> {
  const area = await tab.page.waitForSelector('[role=application]');
  const box = await area?.boundingBox();
  if (!box) throw new Error('there is no canvas');
  return { x: box.x, y: box.y };
}

async function drag(tab: Tab, path: readonly (readonly [number, number])[], isHeld = false): Promise<void> {
  const { x, y } = await canvasOf(tab);
  const [[startX, startY] = [0, 0], ...rest] = path;
  await tab.page.mouse.move(x + startX, y + startY);
  await tab.page.mouse.down();
  for (const [toX, toY] of rest) await tab.page.mouse.move(x + toX, y + toY, { steps: 8 });
  if (!isHeld) await tab.page.mouse.up();
}

test('two people draw on one page, and one of them gets the object that both want', async () => {
  const jonas = product.demoAccounts.find(({ name }) => name === 'Jonas Weber');
  if (!jonas) throw new Error('there is no Jonas');
  const host = await Tab.open(chromium, product);
  await host.signIn(jonas);
  await host.click('button', 'Start now');
  await host.at(/^\/m\/\d{9}$/);
  const path = new URL(host.page.url()).pathname;
  await host.join(path);
  const guest = await Tab.open(chromium, product);
  await guest.goto(path);
  await (await guest.page.waitForSelector('::-p-aria(Your name[role="textbox"])'))?.type('Gus');
  await guest.click('button', 'Join meeting');
  await guest.sees('Jonas Weber');
  for (const tab of [host, guest]) {
    await tab.click('button', 'Board');
    await canvasOf(tab);
  }

  await host.click('button', 'Pen');
  await drag(host, [
    [40, 40],
    [120, 60],
    [200, 40],
  ]);
  await until('the guest sees the stroke', async () => (await painted(guest)) !== '');
  await guest.click('button', 'Rectangle');
  await drag(guest, [
    [240, 80],
    [400, 180],
  ]);
  const areEqual = async () => (await painted(host)) === (await painted(guest));
  await until('the host sees the rectangle', async () => (await painted(host)).includes('240,'));
  await until('both see the same', areEqual);

  await host.click('button', 'Select');
  await drag(
    host,
    [
      [241, 120],
      [300, 140],
    ],
    true,
  );
  await guest.sees('Jonas Weber is editing');
  const before = await painted(guest);
  await guest.page.keyboard.press('Escape');
  await drag(guest, [
    [241, 120],
    [241, 60],
  ]);
  expect(await painted(guest)).toBe(before);
  await host.page.mouse.up();
  await until('it has moved for the guest', async () => (await painted(guest)) !== before);
  await until('both see the same', areEqual);

  // What the host has moved is no longer the guest's alone: only the host takes that back.
  const moved = await painted(host);
  await guest.click('button', 'Undo');
  await host.click('button', 'Undo');
  await until('the move is taken back', async () => (await painted(host)) !== moved);
  await until('both see the same', areEqual);
  expect(await painted(host)).toBe(before);

  // The pen is taken in the list of people, and asked for and given again.
  await host.click('button', 'People');
  await host.click('button', 'Take the pen from Gus');
  await guest.sees('You are looking on');
  await drag(guest, [
    [60, 200],
    [160, 240],
  ]);
  await guest.click('button', 'Ask for the pen');
  await host.click('button', 'Give Gus the pen');
  await guest.click('button', 'Rectangle');
  await drag(guest, [
    [60, 200],
    [160, 240],
  ]);
  await until('the host sees that the guest draws again', async () => (await painted(host)) !== before);
  await until('both see the same', areEqual);
  await guest.click('button', 'Undo');
  await until('nothing else was drawn', async () => (await painted(host)) === before);

  // A picture of one is seen by the other, and in the list of objects.
  await addPicture(host);
  await until('the guest sees the picture', async () => (await countOf(guest, PLUM)) > 1_000);
  await until('both see the same', areEqual);
  await guest.click('button', 'Object list');
  await guest.sees('Picture, by Jonas Weber, text: the plan');
  await host.click('button', 'Undo');
  await until('the picture is taken back', async () => (await countOf(guest, PLUM)) === 0);

  // A region of a tile becomes a page of its own that both see, and that can be saved.
  await guest.click('button', 'Object list');
  await host.click('button', 'People');
  await host.click('button', 'Capture a region to a new page');
  await dragOver(host, 'video[data-shown]');
  await host.click('button', 'Page 2');
  await until('the host sees the still picture', async () => (await painted(host)) !== '');
  await guest.click('button', 'Page 2');
  await until('the guest sees it too', async () => (await painted(guest)) !== '');
  await until('both see the same', areEqual);
  expect(await differenceOfExport(host)).toBeLessThan(6);
  expect([...host.problems, ...guest.problems]).toEqual([]);
  await Promise.all([host.page.close(), guest.page.close()]);
}, 120_000);
