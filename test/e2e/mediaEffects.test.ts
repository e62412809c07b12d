import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chromium } from '../support/Chromium';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;
const directory = mkdtempSync(join(tmpdir(), 'plenum-effects-'));

beforeAll(async () => {
  product = await Product.start();
  const hiss = join(directory, 'hiss.wav');
  writeFileSync(hiss, whiteNoise(5));
  chromium = await Chromium.launch({ flags: [`--use-file-for-fake-audio-capture=${hiss}`] });
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
  rmSync(directory, { recursive: true });
});

/** Seconds of hiss as a WAV file: 48 kHz, one channel, 16 bits, the same every time. */
function whiteNoise(seconds: number): Buffer {
  const samples = seconds * 48_000;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    file.writeUInt16LE(value, at);
  file.writeUInt32LE(48_000, 24);
  file.writeUInt32LE(96_000, 28);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0, state = 1; at < samples; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    file.writeInt16LE(((state >> 15) % 16_000) - 8_000, 44 + at * 2);
  }
  return file;
}

function host(): DemoAccount {
  const account = product.demoAccounts.find(({ role }) => role === 'host');
  if (!account) throw new Error('the demo has no host');
  return account;
}

/** On the page before a meeting of one's own. */
async function atTheDoor(): Promise<{ tab: Tab; path: string }> {
  const tab = await Tab.open(chromium, product);
  await tab.page.evaluateOnNewDocument(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => refused.push(blockedURI));
  });
  await tab.signIn(host());
  await tab.click('button', 'Start now');
  await tab.at(/^\/m\/\d{9}$/);
  await tab.page.waitForSelector('video[aria-label]');
  return { tab, path: new URL(tab.page.url()).pathname };
}

/** How much neighbouring points of one's own picture differ; 0 while there is no picture. */
function sharpness(tab: Tab): Promise<number> {
  return tab.page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('video[aria-label]');
    if (!video || video.videoWidth === 0) return 0;
    const canvas = new OffscreenCanvas(320, 180);
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0, 320, 180);
    const { data } = context?.getImageData(0, 0, 320, 180) ?? { data: [] };
    let sum = 0;
    for (let at = 8; at < data.length; at += 4) sum += Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0));
    return sum / data.length;
  });
}

function refusals(tab: Tab): Promise<string[]> {
  return tab.page.evaluate(() => (window as unknown as { refused: string[] }).refused);
}

test('what is behind a person is blurred in their own browser, and shown again when they wish', async () => {
  const { tab } = await atTheDoor();
  const plain = await until('one sees oneself', async () => (await sharpness(tab)) || undefined);
  await tab.click('button', 'Blur off');
  await until(
    'the picture is blurred',
    async () => {
      const blurred = await sharpness(tab);
      return blurred > 0 && blurred < plain / 2;
    },
    { within: 60_000 },
  );
  await tab.click('button', 'Blur on');
  await until('the picture is sharp again', async () => (await sharpness(tab)) > plain / 2);
  expect(await refusals(tab)).toEqual([]);
  expect(tab.problems).toEqual([]);
  await tab.page.close();
}, 120_000);

test('noise is taken out in their own browser, with parts that the server itself serves', async () => {
  const { tab, path } = await atTheDoor();
  await tab.join(path);
  const other = await Tab.open(chromium, product);
  const [admin] = product.demoAccounts;
  if (!admin) throw new Error('the demo has nobody');
  await other.signIn(admin);
  await other.join(path);
  const loud = await until('the other one hears it', async () => loudEnough(await other.soundEnergy()));
  await tab.click('button', 'More');
  await tab.click('button', 'Devices and background');
  await (await tab.page.waitForSelector('dialog ::-p-text(Reduce background noise)'))?.click();
  await until('it is taken out', async () => (await other.soundEnergy()) < loud / 4, { within: 30_000 });
  expect(await tab.text()).not.toContain('Your sound goes out as it is.');
  const parts = await tab.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('rnnoise')),
  );
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) expect(new URL(part).origin).toBe(product.url);
  expect(await refusals(tab)).toEqual([]);
  await tab.page.close();
  await other.page.close();
}, 120_000);

function loudEnough(energy: number): number | undefined {
  return energy > 0.05 ? energy : undefined;
}

test('who matters most floats above other windows, and goes back into the page', async () => {
  const tab = await Tab.open(chromium, product);
  await tab.signIn(host());
  await tab.click('link', 'Join Budget review');
  await tab.at(/^\/m\/\d{9}$/);
  await tab.join(new URL(tab.page.url()).pathname);
  await tab.seesMoving(1);
  await tab.click('button', 'More');
  await tab.click('button', 'Picture in picture');
  await until('it floats', () => floatingText(tab).then((text) => text.includes('Robin')), {
    within: 20_000,
  });
  await tab.click('button', 'More');
  await tab.click('button', 'Close picture in picture');
  await until('it is gone', () => floatingText(tab).then((text) => text === ''));
  expect(tab.problems).toEqual([]);
  await tab.page.close();
}, 90_000);

/** What is written in the floating window; nothing where there is none. */
function floatingText(tab: Tab): Promise<string> {
  return tab.page.evaluate(() => {
    const { documentPictureInPicture: pip } = window as unknown as {
      documentPictureInPicture?: { window: Window | null };
    };
    return pip?.window?.document.body.textContent ?? '';
  });
}
