import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { Chromium } from '../support/Chromium';
import { Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;
let host: Tab;
let member: Tab;
let third: Tab;

beforeAll(async () => {
  product = await Product.start();
  chromium = await Chromium.launch();
  const [, hostAccount, , memberAccount, thirdAccount] = product.demoAccounts;
  if (!hostAccount || !memberAccount || !thirdAccount) throw new Error('the demo has too few people');
  const open = () => Tab.open(chromium, product, { width: 1100, height: 700 });
  [host, member, third] = [await open(), await open(), await open()];
  await host.signIn(hostAccount);
  await host.click('button', 'Start now');
  await host.at(/^\/m\/\d{9}$/);
  const path = new URL(host.page.url()).pathname;
  await host.join(path);
  await member.signIn(memberAccount);
  await member.join(path);
  await third.signIn(thirdAccount);
  await third.join(path);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

/** A text that would be a page, if anybody showed it as one. */
const PLAN = 'plant a tree\n<!doctype html><title>ran</title><script>document.title = "ran"</script>';

/** [T28] Whether what a link leads to runs in a browser that is led to its very address. */
async function runsWhereItLies({ page }: Tab, link: string): Promise<boolean> {
  const address = await page.$eval(link, (each) => (each instanceof HTMLAnchorElement ? each.href : ''));
  const stranger = await page.browserContext().newPage();
  try {
    // It is saved, not shown: the browser gives up going there.
    await expect(stranger.goto(address)).rejects.toThrow(/ERR_ABORTED/);
    return (await stranger.title()) === 'ran';
  } finally {
    await stranger.close();
  }
}

/** By its shortcut: its button may say how much is unread. */
async function openChat({ page }: Tab): Promise<void> {
  for (const key of ['Alt', 'Shift'] as const) await page.keyboard.down(key);
  await page.keyboard.press('KeyC');
  for (const key of ['Shift', 'Alt'] as const) await page.keyboard.up(key);
}

async function write(tab: Tab, text: string): Promise<void> {
  const box = await tab.page.waitForSelector('textarea[aria-label="Write a message"]');
  await box?.type(text);
  await tab.page.keyboard.press('Enter');
}

test('people write to all and in private, and nothing of it is lost when the server is killed', async () => {
  await openChat(host);
  await write(host, 'Good morning, see https://plenum.example');
  await until('the member is told of one unread message', async () =>
    (await member.text()).includes('1 unread message'),
  );
  await openChat(member);
  await member.sees('Good morning, see https://plenum.example');
  await until('it is read', async () => !(await member.text()).includes('unread message'));

  const hostName = product.demoAccounts[1]?.name ?? '';
  await member.page.select('form select', await optionOf(member, `${hostName} only`));
  await write(member, 'Between us');
  await host.sees('Between us');
  await host.sees('only to you');
  await openChat(third);
  await third.sees('Good morning');
  expect(await third.text()).not.toContain('Between us');

  await product.crash();
  await member.page.select('form select', '');
  await write(member, 'Written while nobody was there');
  await member.sees('Sending…');
  await product.launch();
  for (const tab of [host, third]) await tab.sees('Written while nobody was there', 30_000);
  await until('it was acknowledged', async () => !(await member.text()).includes('Sending…'));
  expect(await count(host, 'Written while nobody was there')).toBe(1);
  expect(await third.text()).not.toContain('Between us');
}, 120_000);

test('a picture is seen by the others, a file is there to be saved, and both go with their message', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'plenum-files-'));
  const [picture, plan] = [join(directory, 'tree.png'), join(directory, 'plan.txt')];
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#23693a' } }).toFile(picture);
  writeFileSync(plan, PLAN);
  const input = await host.page.waitForSelector('form input[type=file]');
  await input?.uploadFile(picture, plan);
  const shown = async (what: string) => (await host.page.$$(`form li ${what}`)).length;
  await until('both are listed', async () => (await shown('button')) === 2);
  await until('both are sent', async () => (await shown('progress')) === 0);
  await write(host, 'What we plant');
  await member.sees('What we plant');
  const width = () =>
    member.page.$eval('img[alt="tree.png"]', (image) =>
      image instanceof HTMLImageElement ? image.naturalWidth : 0,
    );
  await until('the member sees the picture', async () => (await width()) === 60);
  await member.sees('plan.txt');
  const saved = await member.page.$eval('a[download="plan.txt"]', async (link) =>
    link instanceof HTMLAnchorElement ? (await fetch(link.href)).text() : '',
  );
  expect(saved).toBe(PLAN);
  expect(await runsWhereItLies(member, 'a[download="plan.txt"]')).toBe(false);
  await host.page.$$eval('[role="log"] li', (messages) =>
    messages
      .find(({ textContent }) => textContent?.includes('What we plant'))
      ?.querySelector<HTMLElement>('[aria-label="Delete"]')
      ?.click(),
  );
  await until('it is gone', async () => !(await member.text()).includes('plan.txt'));
  expect(await member.page.$('img[alt="tree.png"]')).toBeNull();
  rmSync(directory, { recursive: true });
});

test('a host closes the chat and opens it again', async () => {
  await host.page.select('aside label select', 'closed');
  await member.sees('A host has closed the chat. You can read it.');
  expect(await member.page.$eval('textarea', (box) => box.disabled)).toBe(true);
  await host.page.select('aside label select', 'open');
  await until('the member may write', () => member.page.$eval('textarea', (box) => !box.disabled));
  await write(member, 'Thank you');
  await host.sees('Thank you');
}, 60_000);

test('after the meeting its whiteboard and its chat are there for those who took part, each with what they may read', async () => {
  await host.click('button', 'Leave');
  await host.click('button', 'End for everyone…');
  await host.click('button', 'End for everyone');
  for (const tab of [host, member, third]) {
    await tab.at(/\/summary$/);
    await tab.sees('Good morning, see https://plenum.example');
    await tab.sees(/Nothing was drawn in this meeting\.|此会议中没有绘制内容。/);
  }
  await member.sees('Between us');
  expect(await third.text()).not.toContain('Between us');
  // Whose language is Chinese.
  await third.page.type('input[aria-label="消息中的字词"]', 'thank');
  await third.click('button', '搜索');
  await until('others are left out', async () => !(await third.text()).includes('Good morning'));
  await third.sees('Thank you');
  for (const tab of [host, member, third]) expect(tab.problems).toEqual([]);
}, 60_000);

async function optionOf(tab: Tab, text: string): Promise<string> {
  const value = await tab.page.$$eval(
    'form select option',
    (options, wanted) => options.find(({ textContent }) => textContent === wanted)?.value,
    text,
  );
  if (!value) throw new Error(`there is no choice ${text}`);
  return value;
}

/** How often it stands among the messages. */
async function count({ page }: Tab, text: string): Promise<number> {
  const said = await page.$eval('[role="log"]', (log) => log.textContent ?? '');
  return said.split(text).length - 1;
}
