import { Chromium } from '../support/Chromium';
import { fillIn } from '../support/fillIn';
import { Keyboard } from '../support/Keyboard';
import { PageAudit } from '../support/PageAudit';
import { type DemoAccount, Product } from '../support/Product';
import { replyLinkOf } from '../support/replyLinkOf';
import { Tab } from '../support/Tab';

/** The screens of bookings in both languages, on a desk, on a phone and on a small phone. */
const LANGUAGES = {
  en: {
    title: 'Title',
    subject: 'H1 2099',
    empty: 'Nothing booked',
    dates: '10 dates',
    add: 'Add item',
    item: 'Item 1',
    missing: 'Give it a title.',
    waiting: 'No reply yet',
    taken: 'was booked by somebody else',
    decline: 'Decline',
    reply: 'Your reply',
    spent: 'This link no longer works',
  },
  'zh-CN': {
    title: '标题',
    subject: 'H1 2099',
    empty: '没有预约',
    dates: '共 10 个日期',
    add: '添加议题',
    item: '议题 1',
    missing: '请输入标题。',
    waiting: '尚未回复',
    taken: '刚刚被他人预约',
    decline: '拒绝',
    reply: '您的回复',
    spent: '此链接已失效',
  },
} as const;

/** People, rooms and equipment of the demo, and zones. */
const NAMES = [
  ...['Jonas Weber', 'Priya Nair', 'Lin Mei', 'Maria Silva', 'Weber', 'Nair'],
  ...['Harbour', 'Lantern', 'Cloud', 'Operations', 'Finance'],
  ...['camera', 'large screen', 'whiteboard', 'telephone', 'UTC'],
];

let product: Product;
let chromium: Chromium;

beforeAll(async () => {
  product = await Product.start({ PLENUM_LIMIT_FACTOR: '10' });
  chromium = await Chromium.launch();
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

describe.each(['en', 'zh-CN'] as const)('in %s', (locale) => {
  const words = LANGUAGES[locale];
  /** Each language has days of its own. */
  const month = locale === 'en' ? '2099-02' : '2099-03';
  let audit: PageAudit;
  let tabs: Tab[] = [];

  beforeEach(() => {
    audit = new PageAudit(product.url, locale, NAMES);
  });
  afterEach(async () => {
    await Promise.all(tabs.map(({ page }) => page.browserContext().close()));
    tabs = [];
  });

  async function open(name?: string): Promise<Tab> {
    const tab = await Tab.open(chromium, product, { locale });
    tabs.push(tab);
    await audit.watch(tab);
    await tab.page.evaluateOnNewDocument(
      (language) => localStorage.setItem('plenum.language', language),
      locale,
    );
    if (name) await tab.signIn(accountOf(name));
    return tab;
  }

  test('the editor, and what it answers', async () => {
    const tab = await open('Jonas Weber');
    await tab.goto(`/bookings/new?start=${month}-02T09:00&minutes=60`);
    await tab.page.waitForSelector('button[aria-pressed]');
    await audit.look(tab, 'new booking');
    await submit(tab);
    await tab.sees(words.missing);
    await audit.look(tab, 'new booking, title missing');
    await fillIn(tab, words.title, words.subject);
    const repeat = await tab.page.$('select:has(option[value=WEEKLY])');
    await repeat?.select('WEEKLY');
    await tab.sees(words.dates);
    await tab.click('button', words.add);
    await fillIn(tab, words.item, words.subject);
    await invite(tab, 'priya', 'Priya Nair');
    await invite(tab, 'maria.silva@example.org', 'maria.silva@example.org');
    await (await tab.page.waitForSelector('button[aria-pressed]'))?.click();
    await audit.look(tab, 'new booking, filled in');
    await (await tab.page.$('button[data-dates-input]'))?.click();
    await tab.page.waitForSelector('.mantine-DatePickerInput-day');
    await audit.look(tab, 'new booking, choosing a date');
    await (await Keyboard.of(tab)).press('Escape');
    await submit(tab);
    await tab.at(/^\/bookings\/[0-9a-f-]{36}$/);
    await tab.sees(words.waiting);
    await audit.look(tab, 'booking of a series');

    await tab.goto(`/bookings/new?start=${month}-09T09:00&minutes=60`);
    await fillIn(tab, words.title, words.subject);
    await chooseByName(tab, 'Harbour');
    await submit(tab);
    await tab.sees(words.taken);
    await audit.look(tab, 'conflict');
    expect(audit.findings).toEqual([]);
  }, 240_000);

  test('the calendar', async () => {
    const tab = await open('Jonas Weber');
    for (const view of ['day', 'week', 'month', 'list']) {
      await tab.goto(`/bookings?date=${month}-02&view=${view}`);
      await tab.sees(words.subject);
      await audit.look(tab, `calendar, ${view}`);
    }
    await tab.goto('/bookings?date=2098-01-05');
    await tab.sees(words.empty);
    await audit.look(tab, 'calendar, empty');
    expect(audit.findings).toEqual([]);
  }, 240_000);

  test('what those invited see, and the way out', async () => {
    const priya = await open('Priya Nair');
    await (await priya.page.waitForSelector('button[aria-haspopup=dialog][aria-expanded]'))?.click();
    await priya.sees(words.subject);
    await audit.look(priya, 'notifications');
    await (await priya.page.waitForSelector('[role=dialog] li a'))?.click();
    await priya.at(/^\/bookings\/[0-9a-f-]{36}$/);
    await priya.sees(words.reply);
    await priya.click('button', words.decline);
    await priya.page.waitForSelector('textarea');
    await (await priya.page.waitForSelector('form input[role=switch]'))?.click();
    await audit.look(priya, 'declining');

    const guest = await open();
    await guest.goto(await replyLinkOf(product, 'maria.silva@example.org'));
    await guest.sees('Maria Silva');
    await audit.look(guest, 'reply by mail');
    const dates = await guest.page.waitForSelector('select:has(option[value=""])');
    const second = await dates?.$eval('option:nth-child(3)', (option) => option.getAttribute('value'));
    await dates?.select(second ?? '');
    await guest.click('button', words.decline);
    await (await guest.page.waitForSelector('form textarea'))?.type(words.subject);
    await (await guest.page.waitForSelector('form button[type=submit]'))?.click();
    await guest.page.waitForSelector('[role=status] q');
    await guest.goto('/reply#nothing');
    await guest.page.reload();
    await guest.sees(words.spent);
    await audit.look(guest, 'reply by mail, spent');

    const host = await open('Jonas Weber');
    await host.goto(`/bookings?date=${month}-02&view=list`);
    await host.click('link', words.subject);
    await host.at(/^\/bookings\/[0-9a-f-]{36}$/);
    // The reason for one date, and whose it is.
    await host.page.waitForSelector('li details[open] q');
    await audit.look(host, 'a series, one date of it declined');
    const menu = await host.page.waitForSelector(
      `::-p-xpath(//h1/ancestor::main//button[@aria-haspopup="menu"])`,
    );
    await menu?.click();
    await host.click('menuitem', locale === 'en' ? 'Cancel the series' : '取消系列');
    await host.page.waitForSelector('[role=dialog] button');
    await audit.look(host, 'cancelling');
    expect(audit.findings).toEqual([]);
  }, 240_000);
});

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

async function submit(tab: Tab): Promise<void> {
  await (await tab.page.waitForSelector('main form button[type=submit]'))?.click();
}

/** In the field with the magnifying glass of the editor. */
async function invite(tab: Tab, typed: string, found: string): Promise<void> {
  const field = await tab.page.waitForSelector('main form input[data-people]');
  await field?.type(typed);
  const option = `::-p-xpath(//*[@role="option" and contains(., "${found}")])`;
  await (await tab.page.waitForSelector(option))?.click();
}

/** Whether it is free or not. */
async function chooseByName(tab: Tab, room: string): Promise<void> {
  const field = await tab.page.waitForSelector('main form input[data-room-field]');
  await field?.type(room);
  await (
    await tab.page.waitForSelector(`::-p-xpath(//*[@role="option" and contains(., "${room}")])`)
  )?.click();
}
