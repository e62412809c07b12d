import { Chromium } from '../support/Chromium';
import { Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { UdpLink } from '../support/UdpLink';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;
let link: UdpLink;
let path: string;
let tabs: Tab[] = [];

beforeAll(async () => {
  product = await Product.start();
  chromium = await Chromium.launch();
  link = await UdpLink.open(product.mediaPort);
});
afterAll(async () => {
  await chromium?.close();
  link?.close();
  await product?.dispose();
});
beforeEach(async () => {
  link.narrow(Number.POSITIVE_INFINITY);
  link.lose(0);
  const host = await open(0);
  await host.click('button', 'Start now');
  await host.at(/^\/m\/\d{9}$/);
  path = new URL(host.page.url()).pathname;
});
afterEach(async () => {
  await Promise.all(tabs.map(({ page }) => page.close()));
  tabs = [];
});

/** Somebody of the demo at a browser of their own, signed in; the first has the link under control. */
async function open(index: number, capture = { width: 960, height: 540 }): Promise<Tab> {
  const account = product.demoAccounts[index];
  if (!account) throw new Error('the demo has too few people');
  const tab = await Tab.open(chromium, product, { width: 1280, height: 800 });
  tabs.push(tab);
  await tab.watchMedia(capture);
  if (index === 0) await tab.routeMedia(product.mediaPort, link.port);
  await tab.signIn(account);
  return tab;
}

async function join(count: number, capture?: { width: number; height: number }): Promise<Tab[]> {
  while (tabs.length < count) await open(tabs.length, capture);
  for (const tab of tabs) await tab.join(path);
  return tabs;
}

function first([tab]: Tab[]): Tab {
  if (!tab) throw new Error('nobody is here');
  return tab;
}

test('four people at 320x180: everyone sees everyone else move', async () => {
  const people = await join(4, { width: 320, height: 180 });
  for (const person of people) {
    const pictures = await person.seesMoving(3, 30_000);
    expect(new Set(pictures.map(({ participant }) => participant)).size).toBe(3);
  }
}, 120_000);

test('a thumbnail gets a low layer, a large tile the top one, and a hidden tile nothing', async () => {
  const viewer = first(await join(3));
  const sizes = async () => (await viewer.seesMoving(2)).map(({ width }) => width);
  await viewer.page.setViewport({ width: 330, height: 500 });
  await until('two thumbnails of a low layer', async () => (await sizes()).every((width) => width <= 480));
  await viewer.page.setViewport({ width: 1440, height: 900 });
  await viewer.choose('Layout', '1 picture');
  await until('the one picture has the top layer', async () => {
    const pictures = await viewer.pictures();
    return pictures.length === 1 && pictures[0]?.width === 960;
  });
  await until('one of the two cameras costs nothing any more', async () => {
    const before = await viewer.videoBytes();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const after = await viewer.videoBytes();
    const rising = [...after].filter(([id, bytes]) => bytes > (before.get(id) ?? 0) + 2_000);
    return rising.length === 1;
  });
  await viewer.choose('Layout', '4 pictures');
  await viewer.seesMoving(2);
}, 120_000);

test('a link of 300 kbit/s: the pictures give way, the sound goes on', async () => {
  const viewer = first(await join(3));
  await viewer.seesMoving(2);
  const total = async () => [...(await viewer.videoBytes()).values()].reduce((sum, bytes) => sum + bytes, 0);
  const wide = await perSecond(total);
  link.narrow(300);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  for (let turn = 0; turn < 5; turn++) {
    // Two microphones send 50 packets a second each.
    expect(await perSecond(() => viewer.soundPackets())).toBeGreaterThan(60);
  }
  const narrow = await perSecond(total);
  expect(narrow).toBeLessThan(300_000 / 8);
  expect(narrow).toBeLessThan(wide / 2);
  await until('the viewer hears someone', async () => (await viewer.soundEnergy()) > 0.005);
}, 120_000);

test('[T49] one packet in ten is lost, then one in four: pictures go on, and sound in any case', async () => {
  const [viewer, other] = await join(3, { width: 320, height: 180 });
  if (!viewer || !other) throw new Error('three people are wanted');
  await Promise.all([viewer.seesMoving(2), other.seesMoving(2)]);
  link.lose(0.1);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  // Beside somebody whose link loses nothing: what both wait for is the machine.
  const [lossy, clean] = await Promise.all([viewer.longestPause(10_000), other.longestPause(10_000)]);
  expect(lossy).toBeLessThan(Math.max(1_000, 3 * clean));
  link.lose(0.25);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const [heard, whole] = await Promise.all([viewer, other].map((tab) => perSecond(() => tab.soundPackets())));
  expect(heard).toBeGreaterThan((whole ?? 0) * 0.6);
  await until('the viewer hears someone', async () => (await viewer.soundEnergy()) > 0.005);
}, 120_000);

/** By how much a count rises in a second. */
async function perSecond(count: () => Promise<number>): Promise<number> {
  const [before, startedAt] = [await count(), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return ((await count()) - before) / ((performance.now() - startedAt) / 1_000);
}

test('a shared screen arrives beside the camera, and goes when it is stopped', async () => {
  const [host, viewer] = await join(2);
  if (!host || !viewer) throw new Error('two people are wanted');
  await host.click('button', 'Share');
  await until('the screen moves', async () =>
    (await viewer.seesMoving(2)).some(({ source }) => source === 'screen'),
  );
  await host.click('button', 'Stop sharing');
  await until('the screen is gone', async () =>
    (await viewer.pictures()).every(({ source }) => source === 'camera'),
  );
}, 120_000);
