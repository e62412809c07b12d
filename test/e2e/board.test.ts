import { BoardScreen, type Rgb } from '../support/board/BoardScreen';
import { Chromium } from '../support/Chromium';
import { type DemoAccount, Product } from '../support/Product';
import { startSeries } from '../support/startSeries';
import { Tab } from '../support/Tab';
import { until } from '../support/until';

const WHITE: Rgb = [255, 255, 255];
const GRID: Rgb = [230, 238, 239];
const PLUM: Rgb = [107, 79, 160];
/** What is shared: its left half, and its right half. */
const LEAF: Rgb = [35, 105, 58];
const SAFFRON: Rgb = [245, 181, 68];
/** Pictures that were a film are a little off. */
const FILMED = 40;

let product: Product;
let chromium: Chromium;
let host: Tab;
let guest: Tab;
let hosts: BoardScreen;
let guests: BoardScreen;

/** Jonas and Gus are in a meeting, each at the board. */
beforeAll(async () => {
  product = await Product.start();
  const flags = ['--auto-select-tab-capture-source-by-title=Figures'];
  chromium = await Chromium.launch({ grantsDevices: false, flags });
  [host, guest] = [await open(), await open()];
  await host.signIn(jonas());
  await host.click('button', 'Start now');
  await host.at(/^\/m\/\d{9}$/);
  const path = new URL(host.page.url()).pathname;
  await host.join(path);
  await guest.goto(path);
  await (await guest.page.waitForSelector('::-p-aria(Your name[role="textbox"])'))?.type('Gus');
  await guest.click('button', 'Join meeting');
  await guest.sees('Jonas Weber');
  [hosts, guests] = [new BoardScreen(host), new BoardScreen(guest)];
  for (const board of [hosts, guests]) {
    await board.tab.click('button', 'Board');
    await board.corner();
  }
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});
afterEach(() => {
  expect([...host.problems, ...guest.problems]).toEqual([]);
});

function jonas(): DemoAccount {
  const account = product.demoAccounts.find(({ name }) => name === 'Jonas Weber');
  if (!account) throw new Error('there is no Jonas');
  return account;
}

async function open(): Promise<Tab> {
  const tab = await Tab.open(chromium, product);
  await tab.page.browserContext().overridePermissions(product.url, ['camera', 'microphone']);
  return tab;
}

async function areEqual(): Promise<boolean> {
  return (await hosts.painted()) === (await guests.painted());
}

test('two people draw on one page, and one of them gets the object that both want', async () => {
  await host.click('button', 'Pen');
  await hosts.drag([
    [40, 40],
    [120, 60],
    [200, 40],
  ]);
  await until('the guest sees the stroke', async () => (await guests.painted()) !== '');
  await guest.click('button', 'Rectangle');
  await guests.drag([
    [240, 80],
    [400, 180],
  ]);
  await until('the host sees the rectangle', async () => (await hosts.painted()).includes('240,'));
  await until('both see the same', areEqual);

  await host.click('button', 'Select');
  const rightwards = [
    [241, 120],
    [300, 140],
  ] as const;
  await hosts.drag(rightwards, true);
  await guest.sees('Jonas Weber is moving this');
  const before = await guests.painted();
  await guest.page.keyboard.press('Escape');
  await guests.drag([
    [241, 120],
    [241, 60],
  ]);
  expect(await guests.painted()).toBe(before);
  await host.page.mouse.up();
  await until('it has moved for the guest', async () => (await guests.painted()) !== before);
  await until('both see the same', areEqual);

  // What the host has moved is no longer the guest's alone: only the host takes that back.
  const moved = await hosts.painted();
  await guest.click('button', 'Undo');
  await host.click('button', 'Undo');
  await until('the move is taken back', async () => (await hosts.painted()) !== moved);
  await until('both see the same', areEqual);
  expect(await hosts.painted()).toBe(before);

  // The pen is taken in the list of people, and asked for and given again.
  const down = [
    [60, 200],
    [160, 240],
  ] as const;
  await host.click('button', 'People');
  await host.click('button', 'Take the pen from Gus');
  await guest.sees('You are looking on');
  await guests.drag(down);
  await guest.click('button', 'Ask for the pen');
  await host.click('button', 'Give Gus the pen');
  await guest.click('button', 'Rectangle');
  await guests.drag(down);
  await until('the host sees that the guest draws again', async () => (await hosts.painted()) !== before);
  await until('both see the same', areEqual);
  await guest.click('button', 'Undo');
  await until('nothing else was drawn', async () => (await hosts.painted()) === before);
  await host.click('button', 'People');

  // A picture of one is seen by the other, and in the list of objects.
  await hosts.addPicture(PLUM);
  await until('the guest sees the picture', async () => (await guests.countOf(PLUM)) > 1_000);
  await until('both see the same', areEqual);
  await guest.click('button', 'Object list');
  await guest.sees('Picture, by Jonas Weber, text: the plan');
  await guest.click('button', 'Object list');
}, 120_000);

test('a region of a picture, of the board, of a share or of a screen becomes a page of its own', async () => {
  // Of somebody's picture; it can be saved.
  await host.click('button', 'Capture a region to a new page');
  await hosts.captureMiddleOf('video[data-shown]');
  await host.click('button', 'Page 2');
  await until('the host sees the still picture', async () => (await hosts.painted()) !== '');
  await guest.sees('Jonas Weber put their own picture on page 2.');
  await guest.click('button', 'Page 2');
  await until('the guest sees it too', async () => (await guests.painted()) !== '');
  await until('both see the same', areEqual);
  expect(await hosts.differenceOfExport()).toBeLessThan(6);

  // Of the board itself: the left edge of the picture on it, with the paper beside it.
  await host.click('button', 'Page 1');
  const { left, top } = await hosts.boxOf(PLUM);
  await host.click('button', 'Capture a region to a new page');
  await hosts.capture({ left: left - 30, top: top + 20, width: 60, height: 60 });
  await readNews('Jonas Weber put a part of the whiteboard on page 3.');
  await seeOnPage(3, [WHITE, PLUM]);

  // Of what somebody else shares.
  await showFigures();
  await guest.click('button', 'Share');
  await host.sees('Gus’s screen');
  await host.click('button', 'Capture a region to a new page');
  await hosts.captureMiddleOf('video[data-source="screen"][data-shown]');
  await readNews('Jonas Weber put a picture of your screen on page 4.');
  await seeOnPage(4, [LEAF, SAFFRON], FILMED);
  await guest.click('button', 'Stop sharing');

  // Of a screen that is chosen, which nobody else sees. Who does not look at the board is led there.
  await guest.click('button', 'Close the whiteboard');
  await host.click('button', 'More');
  await host.click('button', 'Capture a screen to the board');
  await hosts.captureMiddleOf('canvas[data-captured]');
  await readNews('Jonas Weber put a picture of a screen on page 5.');
  await seeOnPage(5, [LEAF, SAFFRON], FILMED);

  for (const tab of [host, guest]) await tab.click('button', 'All pages');
  for (const source of ['2: Jonas Weber', '3: Whiteboard', '4: Screen of Gus', '5: Screen'])
    await guest.sees(new RegExp(`${source} · \\d+/\\d+/\\d+, \\d+:\\d\\d`));
}, 120_000);

test('pages are put in order by the pointer and by keys, for everyone, and stay so', async () => {
  expect(await orderOf(host)).toEqual(['', 'Jonas Weber', 'Whiteboard', 'Screen of Gus', 'Screen']);
  const [first, second] = await host.page.$$('[aria-label="Pages"] li');
  if (!first || !second) throw new Error('there are too few pages');
  await second.drag(first);
  await first.drop(second);
  await seeOrder(['Jonas Weber', '', 'Whiteboard', 'Screen of Gus', 'Screen'], [host, guest]);

  // Twice with the same keys: who moves a page stays with it.
  await (await host.page.$$('[aria-label="Pages"] li button'))[4]?.focus();
  await host.page.keyboard.down('Alt');
  await host.page.keyboard.press('ArrowUp');
  await seeOrder(['Jonas Weber', '', 'Whiteboard', 'Screen', 'Screen of Gus'], [host, guest]);
  await host.page.keyboard.press('ArrowUp');
  await host.page.keyboard.up('Alt');
  const moved = ['Jonas Weber', '', 'Screen', 'Whiteboard', 'Screen of Gus'];
  await seeOrder(moved, [host, guest]);

  // Its paper is everybody's, and in what is saved and captured of it.
  await host.click('button', 'Page 2');
  await host.page.select('[aria-label="Pages"] select', 'grid');
  await guest.click('button', 'Page 2');
  await guest.page.waitForSelector('[data-background="grid"]');
  expect(await hosts.countInExport(GRID)).toBeGreaterThan(1_000);

  await guest.join(new URL(guest.page.url()).pathname);
  await guest.click('button', 'Board');
  await guest.click('button', 'All pages');
  await seeOrder(moved, [guest]);
}, 120_000);

test('[B13] the next meeting of a series goes on with the pages of the last, pictures too', async () => {
  const [first, second] = await startSeries(product, jonas());
  await host.join(first);
  await host.click('button', 'Board');
  await hosts.addPicture(PLUM);
  await host.join(second);
  await host.click('button', 'Board');
  await until('the picture is there again', async () => (await hosts.countOf(PLUM)) > 1_000);
  // It belongs to this meeting too: the one it came from may be deleted.
  await host.click('button', 'Object list');
  await host.sees('Picture, by Jonas Weber, text: the plan');
  expect(await hosts.differenceOfExport()).toBeLessThan(6);
}, 120_000);

/** What the pages in the panel were captured of, in their order; nothing for the page that was there. */
function orderOf(tab: Tab): Promise<string[]> {
  return tab.page.$$eval('[aria-label="Pages"] li', (pages) =>
    pages.map(({ textContent }) => (/^Page \d+: (.*) · /.exec(textContent ?? '') ?? ['', ''])[1] ?? ''),
  );
}

async function seeOrder(order: readonly string[], tabs: readonly Tab[]): Promise<void> {
  for (const tab of tabs)
    await until(`pages in the order ${order}`, async () => (await orderOf(tab)).join() === order.join());
}

/** The guest hears and reads it, and goes there. */
async function readNews(sentence: string): Promise<void> {
  const spoken = () => guest.page.$eval('[aria-live=polite]', ({ textContent }) => textContent);
  await until(`"${sentence}" is said`, async () => (await spoken()) === sentence);
  await guest.sees(sentence);
  await guest.click('button', 'Show the page');
}

/** Both see these two colours beside each other in the middle of that page, which the host chooses among all. */
async function seeOnPage(number: number, [left, right]: readonly [Rgb, Rgb], tolerance = 0): Promise<void> {
  await host.click('button', `Page ${number}`);
  for (const board of [hosts, guests]) {
    await board.seesColor(-12, left, tolerance);
    await board.seesColor(12, right, tolerance);
  }
}

/** In a tab of its own, which whoever shares or captures a screen chooses. */
async function showFigures(): Promise<void> {
  const figures = await chromium.browser.newPage();
  const style = `background: linear-gradient(90deg, rgb(${LEAF}) 50%, rgb(${SAFFRON}) 50%)`;
  await figures.setContent(`<title>Figures</title><body style="${style}">`);
}
