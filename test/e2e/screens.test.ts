import { Chromium } from '../support/Chromium';
import { fillIn } from '../support/fillIn';
import { grantHost } from '../support/grantHost';
import { Keyboard } from '../support/Keyboard';
import { PageAudit } from '../support/PageAudit';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';

/** Every screen in both languages, on a desk, on a phone and on a small phone. */
const LANGUAGES = {
  en: {
    host: 'Jonas Weber',
    empty: 'Nothing on today',
    notFound: 'This page does not exist',
    unknown: 'There is no meeting with this code',
    settings: 'Signed-in devices',
    works: 'Everything works',
    start: 'Start now',
    name: 'Your name',
    join: 'Join meeting',
    alone: 'You are the only one here.',
    people: 'People',
    more: 'More',
    devices: 'Devices and background',
    connection: 'Connection',
    layout: 'Layout',
    leaving: 'Leave the meeting?',
    stay: 'Stay',
    leave: 'Leave',
    end: 'End for everyone',
    full: 'The meeting is full.',
    left: 'You have left the meeting',
    over: 'This meeting has ended',
  },
  'zh-CN': {
    host: 'Chen Wei',
    empty: '今天没有会议',
    notFound: '页面不存在',
    unknown: '没有使用此会议号的会议',
    settings: '已登录的设备',
    works: '一切正常',
    start: '立即开始',
    name: '您的姓名',
    join: '加入会议',
    alone: '目前只有您一人。',
    people: '人员',
    more: '更多',
    devices: '设备与背景',
    connection: '连接',
    layout: '布局',
    leaving: '离开会议？',
    stay: '留下',
    leave: '离开',
    end: '结束会议',
    full: '会议人数已满',
    left: '您已离开会议',
    over: '此会议已结束',
  },
} as const;

let product: Product;
let chromium: Chromium;

beforeAll(async () => {
  product = await Product.start({ PLENUM_MAX_PARTICIPANTS: '2', PLENUM_LIMIT_FACTOR: '10' });
  for (const { host } of Object.values(LANGUAGES)) await grantHost(product, accountOf(host).email);
  chromium = await Chromium.launch();
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

describe.each(['en', 'zh-CN'] as const)('in %s', (locale) => {
  const words = LANGUAGES[locale];
  let audit: PageAudit;
  let tabs: Tab[] = [];

  beforeEach(() => {
    audit = new PageAudit(product.url, locale);
  });
  afterEach(async () => {
    await Promise.all(tabs.map(({ page }) => page.browserContext().close()));
    tabs = [];
  });

  async function open(): Promise<Tab> {
    const tab = await Tab.open(chromium, product, { locale });
    tabs.push(tab);
    await audit.watch(tab);
    return tab;
  }

  test('before signing in', async () => {
    const tab = await open();
    for (const path of ['/sign-in', '/register', '/set-up']) {
      await tab.goto(path);
      await tab.page.waitForSelector('h1');
      await audit.look(tab, path);
    }
    await tab.goto('/nowhere');
    await tab.sees(words.notFound);
    await audit.look(tab, 'not found');
    await tab.goto('/m/123456789');
    await tab.sees(words.unknown);
    await audit.look(tab, 'unknown meeting');
    expect(audit.findings).toEqual([]);
  }, 120_000);

  test('at home', async () => {
    const newcomer = await open();
    await withAnEmptyDay(newcomer);
    await newcomer.signIn(accountOf(words.host));
    await newcomer.sees(words.empty);
    await audit.look(newcomer, 'home, empty');
    const tab = await open();
    await tab.signIn(accountOf(words.host));
    await tab.sees('Budget review');
    await audit.look(tab, 'home');
    await tab.goto('/settings');
    await tab.sees(words.settings);
    await audit.look(tab, 'settings');
    await tab.goto('/self-test');
    await tab.sees(words.works, 40_000);
    await audit.look(tab, 'self-test');
    expect(audit.findings).toEqual([]);
  }, 120_000);

  test('in a meeting, from its door to its end', async () => {
    const host = await open();
    await host.signIn(accountOf(words.host));
    await host.click('button', words.start);
    await host.at(/^\/m\/\d{9}$/);
    const path = new URL(host.page.url()).pathname;
    await ready(host);
    await audit.look(host, 'before joining');
    const guest = await open();
    await guest.goto(path);
    await ready(guest);
    await audit.look(guest, 'before joining, guest');

    await host.join(path);
    await host.sees(words.alone);
    await audit.look(host, 'stage, alone');
    await fillIn(guest, words.name, 'Gus');
    await guest.click('button', words.join);
    await host.seesMoving(1);
    await audit.look(host, 'stage, two people');
    for (const tab of [host, guest]) await (await Keyboard.of(tab)).press('Control', 'KeyE');
    await host.page.waitForFunction(() => !document.querySelector('video'));
    await lookAround(host);

    const late = await open();
    await late.goto(path);
    await fillIn(late, words.name, 'Robin');
    await late.click('button', words.join);
    await late.sees(words.full);
    await audit.look(late, 'full');

    await guest.click('button', words.leave);
    await guest.sees(words.left);
    await audit.look(guest, 'summary, guest');
    await host.click('button', words.people);
    await host.click('button', words.end);
    await (await host.page.waitForSelector('dialog[open] button:last-child'))?.click();
    await host.at(/\/summary$/);
    await host.sees(words.host);
    await audit.look(host, 'summary');
    await host.goto(path);
    await host.sees(words.over);
    await audit.look(host, 'ended');
    expect(audit.findings).toEqual([]);
  }, 240_000);

  /** Everything that opens on the stage. */
  async function lookAround(host: Tab): Promise<void> {
    const keys = await Keyboard.of(host);
    await host.click('button', words.people);
    await audit.look(host, 'people');
    await host.click('button', words.people);
    for (const dialog of [words.devices, words.connection]) {
      await host.click('button', words.more);
      if (dialog === words.devices) await audit.look(host, 'more');
      await host.click('button', dialog);
      await audit.look(host, dialog);
      await keys.press('Escape');
    }
    await host.click('button', words.layout);
    await audit.look(host, 'layout');
    await keys.press('Escape');
    await keys.press('Control', 'Slash');
    await audit.look(host, 'shortcuts');
    await keys.press('Escape');
    await keys.press('Alt', 'Shift', 'KeyQ');
    await host.sees(words.leaving);
    await audit.look(host, 'leaving');
    await host.click('button', words.stay);
  }
});

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

/** The picture is there, so that nothing more comes and goes. */
async function ready(tab: Tab): Promise<void> {
  await tab.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0, {
    timeout: 15_000,
  });
}

/** A person nobody has invited yet, on a server where nothing is on. */
async function withAnEmptyDay({ page }: Tab): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!/\/api\/v1\/(meetings|agenda\?.*)$/.test(request.url())) return void request.continue();
    return void request.respond({ status: 200, contentType: 'application/json', body: '[]' });
  });
}
